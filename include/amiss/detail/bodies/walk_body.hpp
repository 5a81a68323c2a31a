// SPDX-License-Identifier: BSL-1.0
// Walks through a parsed body of any JSON library, fills a C++ value from it, and reports each fault.
//
// A library is an Access: a struct of static functions over its own values, which are cheap to copy (a pointer):
//
//     using Value = …;
//     static BodyKind kind(Value);
//     static bool boolean(Value);  static BodyNumber number(Value);  static std::string_view text(Value);
//     static bool find(Value object, std::string_view name, Value& found);      the last one of that name
//     static void each_element(Value array, Visit);                             Visit(Value) is false to stop
//     static void each_member(Value object, Visit);                             Visit(std::string_view, Value)
//     template <class T> static constexpr bool is_value;                        a value that T can be, as it is
//     template <class T> static constexpr bool converts;                        the library's own conversions
//     template <class T> static bool convert(Value, T&);
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/body_names.hpp>
#include <amiss/detail/bodies/body_number.hpp>
#include <amiss/detail/bodies/body_path.hpp>
#include <amiss/detail/bodies/body_types.hpp>
#include <amiss/detail/bodies/fault_report.hpp>
#include <amiss/detail/bodies/fault_text.hpp>

#include <charconv>
#include <cstddef>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Always false, but only known to be when it is used.
template <class T>
inline constexpr bool is_no_body = false;

/// "must be an integer from 0 to 255".
template <class Integer>
void put_range(BoundedText<96>& into) noexcept
{
    char digits[24];
    const auto put = [&](Integer limit) {
        const auto end = std::to_chars(digits, digits + sizeof digits, limit);
        into.put({digits, static_cast<std::size_t>(end.ptr - digits)});
    };
    into.put("must be an integer from ");
    put((std::numeric_limits<Integer>::min)());
    into.put(" to ");
    put((std::numeric_limits<Integer>::max)());
}

template <class Access>
class BodyWalk {
public:
    using Value = typename Access::Value;

    /// What naming a member returns: the program's checks of a value that was read. An absent or faulty one is not checked.
    struct BodyCheck {
        FaultReport* report; ///< null where there is nothing to check
        const BodyPath* at;
        std::string_view name;
        BodyType type;

        /// `fields("qty", item.qty).must(item.qty > 0, "be above 0")`
        const BodyCheck& must(bool holds, std::string_view what) const
        {
            if (report == nullptr || holds) return *this;
            BoundedText<256> problem;
            problem.put("must ").put(what);
            report->add(at->member(name), BodyFaultKind::refused, type, problem.text());
            return *this;
        }
    };

    explicit BodyWalk(FaultReport& report) noexcept : report_(report) {}

    /// Fills `out` from `value`. What is faulty is reported, and left as it is.
    template <class T>
    void read(Value value, T& out, const BodyPath& at)
    {
        const BodyKind kind = Access::kind(value);
        if constexpr (Access::template is_value<T>) {
            Access::convert(value, out);
        } else if constexpr (is_body_optional<T>) {
            if (kind == BodyKind::null) return out.reset();
            read(value, out.emplace(), at);
        } else if constexpr (std::is_same_v<T, bool>) {
            if (kind != BodyKind::boolean) return refuse(at, BodyType::boolean, "must be true or false");
            out = Access::boolean(value);
        } else if constexpr (is_body_integer<T>) {
            read_integer(value, kind, out, at);
        } else if constexpr (std::is_floating_point_v<T>) {
            read_real(value, kind, out, at);
        } else if constexpr (has_body_names<T>) {
            read_name(value, kind, out, at);
        } else if constexpr (is_body_text<T>) {
            if (kind != BodyKind::string) return refuse(at, BodyType::string, "must be a string");
            const std::string_view text = Access::text(value);
            out.assign(text.data(), text.size());
        } else if constexpr (has_body_members<T>) {
            if (kind != BodyKind::object) return refuse(at, BodyType::object, "must be an object");
            if (is_deep_enough(at)) read_members(value, out, at);
        } else if constexpr (is_body_map<T>) {
            if (kind != BodyKind::object) return refuse(at, BodyType::object, "must be an object");
            if (is_deep_enough(at)) read_map(value, out, at);
        } else if constexpr (is_body_list<T>) {
            if (kind != BodyKind::array) return refuse(at, BodyType::array, "must be an array");
            if (is_deep_enough(at)) read_list(value, out, at);
        } else if constexpr (Access::template converts<T>) {
            if (!Access::convert(value, out)) refuse(at, BodyType::other, "has the wrong form");
        } else {
            static_assert(
                is_no_body<T>,
                "amiss: a body has no such value: declare amiss_members for the struct, amiss_names for the enum");
        }
    }

    /// Fills one member, and says whether it did. Null is as good as absent: both leave an optional member alone.
    template <class T>
    bool read_member(Value object, std::string_view name, T& out, bool is_required, const BodyPath& at)
    {
        if (report_.is_full()) return false;
        const BodyPath path = at.member(name);
        Value found;
        if (Access::find(object, name, found) && (Access::kind(found) != BodyKind::null || takes_null<T>)) {
            const std::size_t faults = report_.count();
            read(found, out, path);
            return report_.count() == faults;
        }
        if (is_required) report_.add(path, BodyFaultKind::missing, type_of<T>(), "is required");
        return false;
    }

private:
    /// What `fields` of `amiss_members(fields, object)` is.
    struct Members {
        BodyWalk* walk;
        Value object;
        const BodyPath* at;

        template <class T>
        BodyCheck operator()(std::string_view name, T& member)
        {
            return take(name, member, !is_body_optional<T>);
        }
        template <class T>
        BodyCheck optional(std::string_view name, T& member)
        {
            return take(name, member, false);
        }
        template <class T>
        BodyCheck take(std::string_view name, T& member, bool is_required)
        {
            const bool was_read = walk->read_member(object, name, member, is_required, *at);
            return {was_read ? &walk->report_ : nullptr, at, name, type_of<T>()};
        }
    };

    // A value of the library itself: null is one of its values.
    template <class T>
    static constexpr bool takes_null = is_body_optional<T> || Access::template is_value<T>;

    template <class T>
    static constexpr BodyType type_of() noexcept
    {
        if constexpr (Access::template is_value<T>)
            return BodyType::other;
        else if constexpr (is_body_optional<T>)
            return type_of<typename T::value_type>();
        else if constexpr (std::is_same_v<T, bool>)
            return BodyType::boolean;
        else if constexpr (is_body_integer<T>)
            return BodyType::integer;
        else if constexpr (std::is_floating_point_v<T>)
            return BodyType::number;
        else if constexpr (has_body_names<T>)
            return BodyType::choice;
        else if constexpr (is_body_text<T>)
            return BodyType::string;
        else if constexpr (has_body_members<T> || is_body_map<T>)
            return BodyType::object;
        else
            return is_body_list<T> ? BodyType::array : BodyType::other;
    }

    void refuse(const BodyPath& at, BodyType type, std::string_view problem)
    {
        report_.add(at, BodyFaultKind::wrong_type, type, problem);
    }
    bool is_deep_enough(const BodyPath& at)
    {
        if (at.depth < body_depth) return true;
        report_.add(at, BodyFaultKind::too_deep, BodyType::other, "is nested too deep");
        return false;
    }

    template <class T>
    void read_integer(Value value, BodyKind kind, T& out, const BodyPath& at)
    {
        const IntegerFit fit =
            kind == BodyKind::number ? to_integer(Access::number(value), out) : IntegerFit::has_fraction;
        if (fit == IntegerFit::fits) return;
        if (fit == IntegerFit::has_fraction) return refuse(at, BodyType::integer, "must be an integer");
        BoundedText<96> problem;
        put_range<T>(problem);
        report_.add(at, BodyFaultKind::out_of_range, BodyType::integer, problem.text());
    }

    template <class T>
    void read_real(Value value, BodyKind kind, T& out, const BodyPath& at)
    {
        if (kind != BodyKind::number) return refuse(at, BodyType::number, "must be a number");
        const double number = Access::number(value).as_double();
        constexpr double most = static_cast<double>((std::numeric_limits<T>::max)());
        if (number >= -most && number <= most)
            out = static_cast<T>(number);
        else
            report_.add(at, BodyFaultKind::out_of_range, BodyType::number, "must be a smaller number");
    }

    template <class T>
    void read_name(Value value, BodyKind kind, T& out, const BodyPath& at)
    {
        BodyNameLookup<T> lookup{kind == BodyKind::string ? Access::text(value) : std::string_view(), &out};
        if (kind == BodyKind::string) visit_body_names<T>(lookup);
        if (lookup.found) return;
        BodyNameList list;
        visit_body_names<T>(list);
        BoundedText<544> problem;
        problem.put("must be one of: ").put(list.names.text());
        report_.add(at, kind == BodyKind::string ? BodyFaultKind::not_allowed : BodyFaultKind::wrong_type,
                    BodyType::choice, problem.text(), list.names.text());
    }

    template <class T>
    void read_members(Value value, T& out, const BodyPath& at)
    {
        Members members{this, value, &at};
        visit_body_members(members, out);
        if (!report_.refuses_unknown()) return;
        Access::each_member(value, [&](std::string_view name, Value) {
            BodyMemberLookup lookup{name};
            visit_body_members(lookup, out);
            if (!lookup.found) report_.add(at.member(name), BodyFaultKind::unknown, BodyType::other, "is unknown");
            return !report_.is_full();
        });
    }

    template <class T>
    void read_map(Value value, T& out, const BodyPath& at)
    {
        out.clear();
        Access::each_member(value, [&](std::string_view name, Value member) {
            typename T::key_type key;
            key.assign(name.data(), name.size());
            read(member, out[std::move(key)], at.member(name));
            return !report_.is_full();
        });
    }

    template <class T>
    void read_list(Value value, T& out, const BodyPath& at)
    {
        out.clear();
        std::size_t index = 0;
        Access::each_element(value, [&](Value element) {
            typename T::value_type item{};
            read(element, item, at.element(index++));
            out.push_back(std::move(item));
            return !report_.is_full();
        });
    }

    FaultReport& report_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
