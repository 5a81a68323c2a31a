// SPDX-License-Identifier: BSL-1.0
// The baseline of growth: containers of std::string, and hash sets that find what is already there.
#include <growth/question.hpp>

#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace {

struct Violation {
    std::string field, message;
};

struct Containers {
    static std::string details(const std::vector<std::string>& keys)
    {
        std::string text;
        std::unordered_set<std::string_view> known;
        for (const std::string& key : keys) {
            if (!known.insert(key).second) continue; // all values are the same
            text.append(text.empty() ? "\"" : ",\"").append(key).append("\":7");
        }
        return text;
    }
    static std::string text_of_details(const std::string& text) { return "{" + text + "}"; }

    static std::vector<Violation> violations(const std::vector<std::string>& fields)
    {
        std::vector<Violation> made;
        std::unordered_set<std::string_view> known; // all messages are the same
        for (const std::string& field : fields) {
            if (known.insert(field).second) made.push_back({field, std::string(bench::complaint)});
        }
        return made;
    }
    static std::string text_of_violations(const std::vector<Violation>& violations)
    {
        std::string text;
        for (const Violation& violation : violations)
            text.append(violation.field).append(": ").append(violation.message).append("\n");
        return text;
    }
    static bool equal(const std::vector<Violation>& left, const std::vector<Violation>& right)
    {
        if (left.size() != right.size()) return false;
        std::unordered_map<std::string_view, std::string_view> messages;
        for (const Violation& violation : right) messages.emplace(violation.field, violation.message);
        for (const Violation& violation : left) {
            const auto found = messages.find(violation.field);
            if (found == messages.end() || found->second != violation.message) return false;
        }
        return true;
    }
};

const bool entered = bench::enter_way<Containers>("baseline", "std::string, std::vector and a hash set; allocates");

} // namespace
