// SPDX-License-Identifier: BSL-1.0
// Planned faults: how a stub fails the next times it is called. Nothing else fails in the demo.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace demo {

class Faults {
public:
    /// As a target: the next operation, whatever it is on.
    static constexpr const char* any = "";

    /// The next operations on `target` return `code`.
    void fail_next(std::string target, std::error_code code, int times = 1)
    {
        next_[std::move(target)] = {code, {}, times};
    }
    /// The next operation on `target` throws a std::runtime_error with this text.
    void throw_next(std::string target, std::string text) { next_[std::move(target)] = {{}, std::move(text), 1}; }

    /// The stub calls this first. It returns the planned fault, as often as was planned, and then no error.
    std::error_code take(std::string_view target)
    {
        auto found = next_.find(target);
        if (found == next_.end()) found = next_.find(any);
        if (found == next_.end()) return {};
        const Fault fault = found->second;
        if (--found->second.left == 0) next_.erase(found);
        if (!fault.text.empty()) throw std::runtime_error(fault.text);
        return fault.code;
    }

private:
    struct Fault {
        std::error_code code;
        std::string text;
        int left = 1;
    };
    std::map<std::string, Fault, std::less<>> next_;
};

} // namespace demo
