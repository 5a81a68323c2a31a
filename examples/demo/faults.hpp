// Faults on order: what a stub does wrong the next time it is asked, and the demo's only source of trouble.
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
    /// The next operation on `target` returns `code`.
    void fail_next(std::string target, std::error_code code) { next_[std::move(target)] = {code, {}}; }
    /// The next operation on `target` throws a std::runtime_error with that text.
    void throw_next(std::string target, std::string text) { next_[std::move(target)] = {{}, std::move(text)}; }

    /// What the stub asks first: the fault that was ordered, once; otherwise no error.
    std::error_code take(std::string_view target)
    {
        const auto found = next_.find(target);
        if (found == next_.end()) return {};
        const Fault fault = std::move(found->second);
        next_.erase(found);
        if (!fault.text.empty()) throw std::runtime_error(fault.text);
        return fault.code;
    }

private:
    struct Fault {
        std::error_code code;
        std::string text;
    };
    std::map<std::string, Fault, std::less<>> next_;
};

} // namespace demo
