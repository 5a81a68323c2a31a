// SPDX-License-Identifier: BSL-1.0
// Takes what single items of a list or a map of errors say of their field: its name, and each of their messages.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/infer/field_path.hpp>
#include <amiss/detail/infer/item_code.hpp>
#include <amiss/detail/infer/item_message.hpp>
#include <amiss/detail/infer/param_name.hpp>
#include <amiss/detail/infer/scope.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/sentence.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Calls `take(field, message, code)` for each message, as FieldErrors says.
template <class Take>
class FieldItems {
public:
    static constexpr int max_taken = 65; ///< one more than an error keeps, so that it is known that there are more

    FieldPath path;        ///< the way to the item
    std::string_view code; ///< that the messages have which are put; with its escapes
    int taken = 0;         ///< how many messages of fields

    FieldItems(Take take, bool graphql) noexcept : take_(take), graphql_(graphql) {}

    /// Whether something was left out, since it is too much or a name cannot be kept.
    bool is_cut() const noexcept { return cut_; }

    /// What an item has itself.
    struct Own {
        bool name, message;
    };
    /// Takes the name, the code and the messages that an item has itself; name and code remain. Not inlined: its caller is in a
    /// recursion, where none of this may take stack.
    AMISS_NOINLINE Own take_own(const JsonView& object, bool in_map) noexcept
    {
        ObjectScope scope{object};
        ItemMessage message;
        message.look_at(object, true);
        take_code(object, first_string(message.value));
        ParamName name;
        name.look_at(scope, {true, false, path.size() != 0, graphql_, first_string(message.value)});
        const Own own{name.found(), message.found()};
        if (name.found() && name.value.kind() == JsonKind::array) {
            name.each ? put_each(name.value, message.value) : put_at(name, message.value);
            return own;
        }
        const JsonView number = find_member(object, "index");
        if (path.size() != 0 && number.kind() == JsonKind::number) path.add(number.text());
        if (name.found()) name.add_to(path);
        if (!name.found() && path.size() == 0 && !in_map) return own;
        if (message.found()) put_all(message.value);
        const JsonView constraints = find_member(object, "constraints");
        if (constraints.kind() == JsonKind::object) put_members(constraints);
        return own;
    }
    /// ["BAD_NAME", "that name isn't going to work", "name"]: the last word after the sentence is the field.
    void tuple(const JsonView& list) noexcept
    {
        std::string_view sentence, name, word;
        auto items = list.items();
        for (int count = 0; count < max_items && items.next(); ++count) {
            if (items.value().kind() != JsonKind::string) continue;
            const std::string_view text = items.value().text();
            if (sentence.empty() && is_sentence(text))
                sentence = text;
            else if (!sentence.empty())
                name = text;
            else
                word = text;
        }
        const std::size_t before = path.size();
        path.add(name);
        if (is_item_code(word)) code = word;
        if (!sentence.empty() && !name.empty()) put(sentence);
        path.cut(before);
        code = {};
    }

    /// Finds the code of an item; `message` is the text of its message.
    AMISS_NOINLINE void take_code(const JsonView& object, std::string_view message) noexcept
    {
        ItemCode found;
        found.look_at(object, message);
        code = found.text;
    }

    /// {"isEmail": "email must be an email"}: what is wrong, by what was asked for.
    void put_members(const JsonView& object) noexcept
    {
        const std::string_view own = code;
        auto members = object.items();
        for (int count = 0; count < max_items && members.next(); ++count) {
            if (own.empty()) code = is_item_code(members.key()) ? members.key() : std::string_view();
            if (members.value().kind() == JsonKind::string) put(members.value().text());
        }
        code = own;
    }
    void put_all(const JsonView& texts) noexcept
    {
        if (texts.kind() != JsonKind::array)
            return put(texts.kind() == JsonKind::string ? texts.text() : std::string_view());
        auto items = texts.items();
        for (int count = 0; count < max_items && items.next(); ++count) {
            if (items.value().kind() == JsonKind::string) put(items.value().text());
        }
    }
    void put(std::string_view message) noexcept
    {
        const std::string_view field = path.name();
        cut_ = cut_ || path.is_lost() || taken == max_taken;
        if ((field.empty() && (path.size() != 0 || path.is_lost())) || taken == max_taken || is_absent_word(message))
            return;
        taken += field.empty() ? 0 : 1;
        take_(field, message, code);
    }

private:
    static constexpr int max_items = 256;

    // A list of names, which each have the messages.
    void put_each(const JsonView& list, const JsonView& messages) noexcept
    {
        auto names = list.items();
        const std::size_t before = path.size();
        for (int count = 0; count < max_items && names.next(); ++count) {
            if (names.value().kind() == JsonKind::string) add_name(path, names.value().text());
            put_all(messages);
            path.cut(before);
        }
    }
    // A path in a list is whole, wherever it is.
    AMISS_NOINLINE void put_at(const ParamName& name, const JsonView& messages) noexcept
    {
        const FieldPath outer = path;
        path.cut(0);
        name.add_to(path);
        const int before = taken;
        put_all(messages);
        if (taken == before) put({});
        path = outer;
    }

    Take take_;
    bool graphql_;
    bool cut_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
