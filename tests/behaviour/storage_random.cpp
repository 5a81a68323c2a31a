// SPDX-License-Identifier: BSL-1.0
// Random sequences of setters, also with texts of the error itself, give what a simple model of an error gives.
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/error.hpp>
#include <amiss/hash.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::FieldKind;

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    /// A number below `end`; 0 where that is 0.
    std::size_t operator()(std::size_t end)
    {
        return end == 0 ? 0 : std::uniform_int_distribution<std::size_t>(0, end - 1)(engine_);
    }

private:
    std::mt19937_64 engine_;
};

std::string json_string(std::string_view text)
{
    std::string out(amiss::detail::escaped_size(text) + 2, '"');
    amiss::detail::write_escaped(out.data() + 1, text);
    return out;
}

struct ModelDetail {
    std::string key, text;
    bool is_string;
};
struct ModelViolation {
    std::string field, message, code;
};

/// What an error holds, in the simplest way.
struct Model {
    std::map<int, std::string> texts;
    std::vector<ModelDetail> details;
    std::vector<ModelViolation> violations;
    long delay = -1;

    void set_detail(const std::string& key, const std::string& text, bool is_string)
    {
        for (ModelDetail& detail : details) {
            if (detail.key == key) return detail.text = text, detail.is_string = is_string, void();
        }
        details.push_back({key, text, is_string});
    }
    void add_violation(const ModelViolation& added)
    {
        for (const ModelViolation& old : violations) {
            if (old.field == added.field && old.message == added.message && old.code == added.code) return;
        }
        violations.push_back(added);
    }
    std::string json() const
    {
        std::string all;
        for (const ModelDetail& detail : details) {
            all += all.empty() ? '{' : ',';
            all += json_string(detail.key) + ':' + (detail.is_string ? json_string(detail.text) : detail.text);
        }
        return all.empty() ? all : all + '}';
    }
};

/// Texts of the error itself, which setters may be given.
std::vector<std::string_view> own_texts(const ApiError& error)
{
    std::vector<std::string_view> texts{error.message(), error.param(),   error.request_id(), error.instance(),
                                        error.doc_url(), error.context(), error.details()};
    std::size_t count = 0;
    for (const amiss::Violation& violation : error.violations()) {
        if (++count > 4) break;
        texts.push_back(violation.field);
        texts.push_back(violation.message);
        texts.push_back(violation.code);
    }
    return texts;
}

class Trial {
public:
    Trial(std::uint64_t seed, std::size_t keys, std::size_t longest) : random_(seed), keys_(keys), longest_(longest) {}

    void step()
    {
        const std::size_t what = random_(12);
        if (what < 3) return set_text();
        if (what < 6) return set_detail();
        if (what < 10) return add_violation();
        if (what == 10) {
            model_.delay = static_cast<long>(random_(100'000));
            error_.with_retry_after(model_.delay);
            return;
        }
        switch (random_(4)) {
        case 0: {
            ApiError copy = error_;
            error_ = std::move(copy);
            break;
        }
        case 1: {
            ApiError other = std::move(error_);
            error_ = std::move(other);
            break;
        }
        case 2: {
            const ApiError& same = error_;
            error_ = same;
            break;
        }
        default: kept_ = error_; break; // frees a block
        }
    }

    void check() const
    {
        ASSERT_FALSE(error_.truncated());
        for (const auto& [kind, text] : model_.texts)
            ASSERT_EQ(amiss::detail::ErrorAccess::text(error_, static_cast<FieldKind>(kind)), text);
        ASSERT_EQ(error_.context(), context_);
        ASSERT_EQ(error_.retry_after().value_or(std::chrono::seconds(-1)).count(), model_.delay);
        ASSERT_EQ(error_.details(), model_.json());
        for (const ModelDetail& detail : model_.details) ASSERT_EQ(error_.detail(detail.key), detail.text);
        ASSERT_EQ(error_.detail("no such key").data(), nullptr);
        std::size_t at = 0;
        for (const amiss::Violation& violation : error_.violations()) {
            ASSERT_LT(at, model_.violations.size());
            const ModelViolation& wanted = model_.violations[at++];
            ASSERT_EQ(violation, (amiss::Violation{wanted.field, wanted.message, wanted.code}));
            ASSERT_EQ(violation.detail("in"), wanted.code == "details" ? "side" : "");
        }
        ASSERT_EQ(at, model_.violations.size());
    }

    /// The messages of each field, as writers find them.
    void check_chains() const
    {
        std::map<std::string, std::vector<std::string>, std::less<>> wanted, found;
        for (const ModelViolation& violation : model_.violations)
            wanted[json_string(violation.field)].push_back(violation.message);
        const auto& records = amiss::detail::ErrorAccess::records(error_);
        amiss::detail::Record record;
        for (std::uint32_t offset = 0; records.next(offset, record);) {
            if (record.kind != FieldKind::violations || record.is_repeat) continue;
            auto& messages = found[json_string(record.key)];
            messages.emplace_back(record.value);
            std::uint32_t at = offset;
            while (record.has_more) {
                records.next_of_key(at, record);
                messages.emplace_back(record.value);
            }
        }
        ASSERT_EQ(found, wanted);
    }

    /// An error that is made again, with its violations in another order, is equal, until something differs.
    void check_equality()
    {
        ApiError same{amiss::HttpStatus::bad_request};
        std::vector<ModelViolation> order = model_.violations;
        for (std::size_t left = order.size(); left > 1; --left) std::swap(order[left - 1], order[random_(left)]);
        for (const ModelViolation& violation : order) add(same, violation);
        for (const ModelDetail& detail : model_.details) put(same, detail.key, detail.text, detail.is_string);
        for (const auto& [kind, text] : model_.texts) set(same, static_cast<FieldKind>(kind), text);
        if (model_.delay >= 0) same.with_retry_after(model_.delay);
        ASSERT_TRUE(same == error_ && error_ == same);
        ASSERT_EQ(std::hash<ApiError>()(same), std::hash<ApiError>()(error_));
        ApiError copy = error_;
        ASSERT_TRUE(copy == same);
        copy.with_violation("one", "more");
        ASSERT_TRUE(copy != same && same != copy);
        if (order.empty()) return;
        ApiError other{amiss::HttpStatus::bad_request};
        order.back().message += '!';
        for (const ModelViolation& violation : order) add(other, violation);
        for (const ModelDetail& detail : model_.details) put(other, detail.key, detail.text, detail.is_string);
        for (const auto& [kind, text] : model_.texts) set(other, static_cast<FieldKind>(kind), text);
        if (model_.delay >= 0) other.with_retry_after(model_.delay);
        ASSERT_TRUE(other != same && same != other);
    }

private:
    std::string made_text()
    {
        static constexpr std::string_view pieces[] = {"a",    "word",           "\"", "\n", "\xC3\xA9",
                                                      "\xFF", "longer piece, ", "\\"};
        const std::size_t size = random_(6) == 0 ? random_(longest_) : random_(24);
        std::string text;
        while (text.size() < size) text += pieces[random_(random_(3) == 0 ? 8 : 2)];
        return text;
    }
    // A text that is made, or is one of the error's, or a part of one.
    std::string_view text()
    {
        if (random_(4) != 0) return made_.emplace_back(made_text());
        const std::vector<std::string_view> own = own_texts(error_);
        const std::string_view whole = own[random_(own.size())];
        if (whole.size() > longest_) return whole.substr(0, longest_);
        return random_(2) == 0 ? whole : whole.substr(random_(whole.size() + 1), random_(20));
    }
    std::string_view key()
    {
        return random_(8) == 0 ? text() : made_.emplace_back("k" + std::to_string(random_(keys_)));
    }

    static void set(ApiError& error, FieldKind kind, std::string_view text)
    {
        switch (kind) {
        case FieldKind::message: error.with_message(text); break;
        case FieldKind::param: error.with_param(text); break;
        case FieldKind::request_id: error.with_request_id(text); break;
        case FieldKind::instance: error.with_instance(text); break;
        default: error.with_doc_url(text); break;
        }
    }
    static void put(ApiError& error, std::string_view key, std::string_view text, bool is_string)
    {
        if (is_string)
            error.with_detail(key, text);
        else
            error.with_detail(key, amiss::DetailValue::unchecked_json(text));
    }
    static void add(ApiError& error, const ModelViolation& added)
    {
        if (added.code == "details")
            error.with_violation(amiss::violation(added.field, added.message, added.code).detail("in", "side"));
        else if (added.code.empty())
            error.with_violation(added.field, added.message);
        else
            error.with_violation(added.field, added.message, added.code);
    }

    void set_text()
    {
        static constexpr FieldKind kinds[] = {FieldKind::message, FieldKind::param, FieldKind::request_id,
                                              FieldKind::instance, FieldKind::doc_url};
        made_.clear();
        made_.reserve(8); // so that views of its texts last
        const std::string_view value = text();
        const std::string copy(value);
        if (random_(6) == 0) {
            error_.with_context(value);
            context_ = copy;
            return;
        }
        const FieldKind kind = kinds[random_(5)];
        model_.texts[static_cast<int>(kind)] = copy;
        set(error_, kind, value);
    }
    void set_detail()
    {
        made_.clear();
        made_.reserve(8);
        const std::string_view its_key = key();
        const bool is_string = random_(3) != 0;
        const std::string_view value = is_string ? text() : made_.emplace_back(std::to_string(random_(1'000'000)));
        model_.set_detail(std::string(its_key), std::string(value), is_string);
        put(error_, its_key, value, is_string);
    }
    void add_violation()
    {
        made_.clear();
        made_.reserve(8);
        const std::string_view field = key(), message = text();
        const std::size_t kind = random_(4);
        const std::string_view code = kind == 0 ? text() : kind == 1 ? std::string_view("details") : std::string_view();
        const ModelViolation added{std::string(field), std::string(message), std::string(code)};
        model_.add_violation(added);
        if (code == "details")
            error_.with_violation(amiss::violation(field, message, code).detail("in", "side"));
        else
            error_.with_violation(field, message, code);
    }

    Random random_;
    std::size_t keys_, longest_;
    Model model_;
    std::string context_;
    ApiError error_{amiss::HttpStatus::bad_request}, kept_{amiss::HttpStatus::bad_request};
    std::vector<std::string> made_;
};

void run(std::uint64_t seed, std::size_t keys, std::size_t longest, int steps)
{
    SCOPED_TRACE(testing::Message() << "seed " << seed << ", " << keys << " keys");
    Trial trial(seed, keys, longest);
    for (int step = 0; step < steps; ++step) {
        trial.step();
        if (step < 100 || step % 16 == 0) trial.check();
        if (step % 64 == 63) trial.check_chains();
        if (step % 128 == 127) trial.check_equality();
        if (testing::Test::HasFatalFailure()) return;
    }
}

TEST(storage_random, few_keys_stay_near_the_inline_room)
{
    for (std::uint64_t seed = 1; seed <= 400 && !HasFatalFailure(); ++seed) run(seed, 3, 60, 40);
}

TEST(storage_random, some_keys_are_around_the_first_index)
{
    for (std::uint64_t seed = 1; seed <= 60 && !HasFatalFailure(); ++seed) run(seed, 40, 200, 300);
}

TEST(storage_random, many_keys_are_looked_up_in_an_index)
{
    for (std::uint64_t seed = 1; seed <= 6 && !HasFatalFailure(); ++seed) run(seed, 2000, 300, 2500);
}

} // namespace
