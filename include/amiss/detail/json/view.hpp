// SPDX-License-Identifier: BSL-1.0
// A view of valid JSON text: the kind of a value, its string, its members and elements, without building a tree.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/json_memo.hpp>
#include <amiss/detail/json/skip_json.hpp>
#include <amiss/detail/json/unescape.hpp>
#include <amiss/detail/json/white_space.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class JsonKind : unsigned char { none, object, array, string, number, word };

class JsonItems;

/// The text between the braces of an object, or between the quotes of a string.
constexpr std::string_view inside_of(std::string_view json) noexcept
{
    return json.size() < 2 ? std::string_view() : json.substr(1, json.size() - 2);
}

/// The size of the first value of a text. Brackets are counted, not matched: the parser has matched them.
constexpr std::size_t size_of_json(std::string_view text) noexcept
{
    if (text.empty()) return 0;
    if (text[0] == '"') return size_of_string(text.data(), text.size());
    if (text[0] == '{' || text[0] == '[') return size_of_container(text.data(), text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == ',' || c == ':' || c == '}' || c == ']' || is_space(c)) return at;
        if (c == '"' || c == '{' || c == '[') return at + size_of_json(text.substr(at)); // no JSON
    }
    return text.size();
}

/// One value of a JSON text that a parser has accepted, or that this library wrote.
///
/// In any other text what it finds means nothing, but it stays within the text and comes to an end.
class JsonView {
public:
    constexpr JsonView() noexcept : JsonView({}, nullptr, true) {}
    /// The first value of `text`, after white space. With a memo, the sizes of what is inside are remembered there.
    constexpr explicit JsonView(std::string_view text, JsonMemo* memo = nullptr) noexcept
        : JsonView(without_leading_space(text), memo, false)
    {}

    constexpr JsonKind kind() const noexcept
    {
        if (size_ == 0) return JsonKind::none;
        switch (*begin_) {
        case '{': return JsonKind::object;
        case '[': return JsonKind::array;
        case '"': return JsonKind::string;
        case 't':
        case 'f':
        case 'n': return JsonKind::word;
        default: return JsonKind::number;
        }
    }
    constexpr bool is_container() const noexcept { return kind() == JsonKind::object || kind() == JsonKind::array; }

    /// The value's JSON, with the quotes of a string.
    constexpr std::string_view json() const noexcept
    {
        return is_exact_ != 0 ? rest() : rest().substr(0, size_of_json(rest()));
    }
    /// The inside of a string's quotes, with its escapes; the JSON of any other value.
    constexpr std::string_view text() const noexcept { return kind() == JsonKind::string ? inside_of(json()) : json(); }

    /// Whether there are some.
    constexpr bool has_items() const noexcept
    {
        if (!is_container()) return false;
        const std::string_view inside = without_leading_space(rest().substr(1));
        return !inside.empty() && inside[0] != '}' && inside[0] != ']';
    }
    /// The members of an object or the elements of an array; nothing for any other value.
    constexpr JsonItems items() const noexcept;

private:
    friend class JsonItems;

    static constexpr std::size_t most = static_cast<std::size_t>(-1) / 2;

    constexpr JsonView(std::string_view text, JsonMemo* memo, bool is_exact) noexcept
        : memo_(memo), begin_(text.data()), size_(text.size() & most), is_exact_(is_exact ? 1U : 0U)
    {}

    // From the beginning of the value on.
    constexpr std::string_view rest() const noexcept { return {begin_, size_}; }

    JsonMemo* memo_;
    const char* begin_;
    std::size_t size_ : sizeof(std::size_t) * 8 - 1;
    std::size_t is_exact_ : 1; ///< the text ends where the value does
};

/// Goes through the members of an object or the elements of an array, once, in order.
class JsonItems {
public:
    constexpr explicit JsonItems(const JsonView& container) noexcept : value_({}, container.memo_, true)
    {
        if (memo() == nullptr || !begin_remembered(container)) begin_container(container);
    }
    /// The members of an object of which `inside` is the text after its opening brace, or after a member.
    static constexpr JsonItems of_members(std::string_view inside) noexcept
    {
        JsonItems items;
        items.keyed_ = true;
        items.begin(inside);
        return items;
    }

    /// Moves to the first item, then to the one after; false at the end.
    constexpr bool next() noexcept
    {
        if (number_ != end_number_) return next_remembered();
        if (at_ != end_ && *at_ == ',') skip_space(1);
        if (at_ == end_ || *at_ == '}' || *at_ == ']') return false;
        if (keyed_) {
            if (*at_ != '"') return take_value(), false;
            const std::string_view key(at_, size_of_string(at_, left()));
            skip_space(key.size());
            if (key.size() < 2 || at_ == end_) return false;
            key_ = {key.data() + 1, key.size() - 2};
            skip_space(1); // after the colon
        }
        value_ = {take_value(), memo(), true};
        return value_.size_ != 0;
    }
    /// The member's key, with its escapes; empty for an element.
    constexpr std::string_view key() const noexcept { return key_; }
    constexpr const JsonView& value() const noexcept { return value_; }
    /// The number of the item in the memo; -1 where it is not there.
    constexpr int number() const noexcept { return is_remembered_ ? static_cast<int>(number_) - 1 : -1; }
    constexpr JsonMemo* memo() const noexcept { return value_.memo_; }
    /// The item's JSON, without its key.
    constexpr std::string_view json() const noexcept { return value_.rest(); }
    /// The text after the current item.
    constexpr std::string_view rest() const noexcept { return {at_, left()}; }

private:
    constexpr JsonItems() noexcept = default;

    constexpr void begin_container(const JsonView& container) noexcept
    {
        if (!container.is_container()) return;
        keyed_ = container.kind() == JsonKind::object;
        begin(container.rest().substr(1));
    }
    // The items of a value that the memo knows; all are noted the first time. False where that is not one, or has too many.
    bool begin_remembered(const JsonView& container) noexcept
    {
        JsonMemo::Entry* entry = memo()->find(container.begin_);
        if (entry != nullptr && entry->count == JsonMemo::unknown) {
            note_items(container);
            entry = memo()->find(container.begin_); // others may have taken its place
        }
        if (entry == nullptr || entry->count >= JsonMemo::too_many) return false;
        number_ = entry->first;
        end_number_ = static_cast<std::uint8_t>(entry->first + entry->count);
        is_remembered_ = true;
        return true;
    }
    AMISS_NOINLINE void note_items(const JsonView& container) noexcept
    {
        const unsigned first = memo()->used();
        unsigned count = 0;
        bool has_room = container.is_container();
        JsonItems items;
        items.value_.memo_ = memo();
        for (items.begin_container(container); has_room && items.next(); ++count)
            has_room = count < JsonMemo::most_items && memo()->add_item(first + count, items.key_, items.value_.rest());
        JsonMemo::Entry* const entry = memo()->find(container.begin_);
        if (entry == nullptr) return;
        entry->first = static_cast<std::uint8_t>(first);
        entry->count = has_room ? static_cast<std::uint8_t>(count) : JsonMemo::too_many;
        if (has_room) memo()->keep_items(first + count);
    }
    bool next_remembered() noexcept
    {
        const JsonMemo::Item& item = memo()->item(number_++);
        key_ = {item.key, item.key_size};
        value_ = {{item.value, item.value_size}, memo(), true};
        return true;
    }

    constexpr void begin(std::string_view text) noexcept
    {
        at_ = text.data();
        end_ = at_ + text.size();
        skip_space(0);
    }
    constexpr std::size_t left() const noexcept { return static_cast<std::size_t>(end_ - at_); }
    constexpr void skip_space(std::size_t size) noexcept
    {
        for (at_ += size; at_ != end_ && static_cast<unsigned char>(*at_) <= ' ' && is_space(*at_);) ++at_;
    }
    constexpr std::string_view take_value() noexcept
    {
        const std::string_view rest(at_, left());
        const std::string_view value(at_, memo() != nullptr ? remembered_size(rest) : size_of_json(rest));
        skip_space(value.size());
        return value;
    }
    constexpr std::size_t remembered_size(std::string_view rest) noexcept
    {
        // Anything that is small is as fast to find again.
        const bool is_container = !rest.empty() && (rest[0] == '{' || rest[0] == '[');
        const std::size_t least = is_container ? JsonMemo::least_container : JsonMemo::least_string;
        if (!is_container) {
            const std::size_t size = size_of_json(rest.substr(0, least));
            if (size < least || rest.size() == least) return size;
        } else if (rest.size() < least) {
            return size_of_json(rest);
        }
        if (const JsonMemo::Entry* const known = memo()->find(rest.data())) return known->size;
        const std::size_t size = size_of_json(rest);
        if (size >= least) memo()->put(rest.substr(0, size));
        return size;
    }

    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::string_view key_;
    JsonView value_;
    std::uint8_t number_ = 0; ///< of the next item in the memo
    std::uint8_t end_number_ = 0;
    bool is_remembered_ = false;
    bool keyed_ = false;
};

constexpr JsonItems JsonView::items() const noexcept { return JsonItems(*this); }

/// One member of an object, as it is in the text.
struct JsonMember {
    std::string_view key;   ///< inside its quotes, with its escapes
    std::string_view value; ///< its JSON
    std::string_view whole; ///< `"key":value`
};

/// Takes the next member from the inside of an object; false at its end.
constexpr bool next_member(std::string_view& inside, JsonMember& member) noexcept
{
    JsonItems items = JsonItems::of_members(inside);
    if (!items.next()) return false;
    member.key = items.key();
    member.value = items.json();
    const char* const begin = member.key.data() - 1;
    member.whole = {begin, static_cast<std::size_t>(member.value.data() + member.value.size() - begin)};
    inside = items.rest();
    return true;
}

/// The text of a string, or of the first element of an array when that is a string; else empty.
constexpr std::string_view first_string(JsonView value) noexcept
{
    if (value.kind() == JsonKind::array) {
        JsonItems items = value.items();
        value = items.next() ? items.value() : JsonView();
    }
    return value.kind() == JsonKind::string ? value.text() : std::string_view();
}

/// The text of the last string in an array.
constexpr std::string_view last_string(JsonView list) noexcept
{
    std::string_view last;
    for (JsonItems items = list.items(); items.next();) {
        if (items.value().kind() == JsonKind::string) last = items.value().text();
    }
    return last;
}

/// The text of the first string in a value, at most three levels deep, among the first eight items of each level.
constexpr std::string_view first_leaf(JsonView value, int depth = 0) noexcept
{
    if (value.kind() == JsonKind::string) return value.text();
    if (depth == 3) return {};
    JsonItems items = value.items();
    for (int count = 0; count < 8 && items.next(); ++count) {
        if (const std::string_view text = first_leaf(items.value(), depth + 1); !text.empty()) return text;
    }
    return {};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
