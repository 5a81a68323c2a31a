// SPDX-License-Identifier: BSL-1.0
// The handlers that the examples of test frameworks test.
#pragma once

#include <amiss.hpp>

#include <ostream>
#include <string>

namespace cstar = amiss::cstar;
using cstar::Code;

// [handlers]
struct Form {
    std::string title;
    std::string priority = "normal";
};

struct Ticket {
    int number;
    std::string title;
};

inline amiss::expected<Ticket> create(const Form& form)
{
    if (form.title.empty()) return amiss::fail(Code::parameter_missing).with_param("title");
    if (form.priority == "critical")
        return amiss::fail(Code::parameter_invalid)
            .with_param("priority")
            .with_detail("allowed", "low, normal, high, urgent");
    return Ticket{8, form.title};
}

inline amiss::expected<void> close_ticket(int number)
{
    if (number == 7) return amiss::fail(Code::database_error).with_context("tickets_7: lock timeout");
    return {};
}
// [/handlers]

/// How tests print a ticket.
inline std::ostream& operator<<(std::ostream& out, const Ticket& ticket)
{
    return out << '#' << ticket.number << " \"" << ticket.title << '"';
}
