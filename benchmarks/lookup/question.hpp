// SPDX-License-Identifier: BSL-1.0
// How long does it take to find a code by its wire name, and a row by its value, among 10 codes and among 1,000?
#pragma once

#include <support/rival.hpp>

#include <codes_10/names.hpp>
#include <codes_1000/names.hpp>
#include <lookup/named.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace bench {

/// The two APIs, with all their names.
struct Ten {
    static constexpr const auto& names = codes_10::names;
    static constexpr const char* by_name = "name_10";
    static constexpr const char* by_value = "value_10";
};
struct Thousand {
    static constexpr const auto& names = codes_1000::names;
    static constexpr const char* by_name = "name_1000";
    static constexpr const char* by_value = "value_1000";
};
/// A thousand codes of which only ten are asked for, so that the rest of the table stays out of the cache.
struct FewOfThousand : Thousand {
    static constexpr const char* by_name = "name_1000_few";
};

template <class Set>
inline constexpr std::size_t size_of = sizeof(Set::names) / sizeof(Set::names[0]);

/// One question. `row` is the index of the answer, which only the baseline may use.
struct Key {
    std::string_view name;
    int value;
    std::size_t row;
};

/// Keys in an order that a branch predictor cannot learn. Each has its own copy of its name, one after the other in
/// memory, as names arrive from the wire. There are as many keys for ten codes as for a thousand.
class Keys {
public:
    static constexpr std::size_t count = 4096;

    Keys(const Named* names, std::size_t size, std::size_t asked)
    {
        std::uint32_t random = 2463534242U;
        for (Key& key : keys_) {
            random ^= random << 13U;
            random ^= random >> 17U;
            random ^= random << 5U;
            const std::size_t row = random % asked * (size / asked);
            key = {names[row].name, names[row].value, row};
            bytes_.append(key.name);
        }
        std::size_t at = 0;
        for (Key& key : keys_) {
            key.name = std::string_view(bytes_).substr(at, key.name.size());
            at += key.name.size();
        }
    }

    const Key& operator[](std::size_t at) const noexcept { return keys_[at % count]; }

private:
    std::string bytes_;
    std::array<Key, count> keys_{};
};

/// `Lookup<Set>` answers `by_name(key)` with the value, and `by_value(key)` with the name.
template <class Lookup, class Set, std::size_t Asked = size_of<Set>>
struct Asking {
    static std::string names_output()
    {
        return output([](const Lookup& lookup, const Key& key) { return lookup.by_name(key); });
    }
    static std::string values_output()
    {
        return output([](const Lookup& lookup, const Key& key) { return lookup.by_value(key); });
    }
    static void run_names(benchmark::State& state)
    {
        run(state, [](const Lookup& lookup, const Key& key) { return lookup.by_name(key); });
    }
    static void run_values(benchmark::State& state)
    {
        run(state, [](const Lookup& lookup, const Key& key) { return lookup.by_value(key); });
    }

private:
    static void append(std::string& text, int value) { text += std::to_string(value) += ' '; }
    static void append(std::string& text, std::string_view name) { text.append(name) += ' '; }

    template <class Once>
    static std::string output(Once once)
    {
        const Lookup lookup;
        std::string text;
        for (std::size_t row = 0; row < size_of<Set>; ++row)
            append(text, once(lookup, Key{Set::names[row].name, Set::names[row].value, row}));
        return text;
    }
    template <class Once>
    static void run(benchmark::State& state, Once once)
    {
        const Lookup lookup;
        const Keys keys(Set::names, size_of<Set>, Asked);
        std::size_t at = 0;
        for (auto iteration : state) {
            (void)iteration;
            auto found = once(lookup, keys[at++]);
            benchmark::DoNotOptimize(found);
        }
    }
};

template <template <class> class Lookup>
bool enter_names(const char* name, const char* note)
{
    using Small = Asking<Lookup<Ten>, Ten>;
    using Large = Asking<Lookup<Thousand>, Thousand>;
    using Few = Asking<Lookup<FewOfThousand>, FewOfThousand, 10>;
    return enter({Ten::by_name, name, note, Small::names_output, Small::run_names})
        && enter({Thousand::by_name, name, note, Large::names_output, Large::run_names})
        && enter({FewOfThousand::by_name, name, note, Few::names_output, Few::run_names});
}
template <template <class> class Lookup>
bool enter_values(const char* name, const char* note)
{
    using Small = Asking<Lookup<Ten>, Ten>;
    using Large = Asking<Lookup<Thousand>, Thousand>;
    return enter({Ten::by_value, name, note, Small::values_output, Small::run_values})
        && enter({Thousand::by_value, name, note, Large::values_output, Large::run_values});
}

} // namespace bench
