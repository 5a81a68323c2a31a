// SPDX-License-Identifier: BSL-1.0
// Collects the faults of a body into one error.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/body_path.hpp>
#include <amiss/detail/bodies/fault_text.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How many faults are looked for: what a person can read, and an error's body can hold.
inline constexpr std::size_t max_body_faults = 32;

/// The error of a body, without faults at first. What does not depend on the enum is apart from what does.
class FaultReport {
public:
    bool has_faults() const noexcept { return count_ != 0; }
    std::size_t count() const noexcept { return count_; }
    /// Whether there is no room for a further fault.
    bool is_full() const noexcept { return count_ == max_body_faults; }
    ApiError&& error() noexcept { return static_cast<ApiError&&>(error_); }

    /// Adds a fault. `kind` and `type` say what it is, `problem` the same in words.
    AMISS_NOINLINE void add(const BodyPath& at, BodyFaultKind kind, BodyType type, std::string_view problem,
                            std::string_view allowed = {})
    {
        if (is_full()) return;
        const BodyPathText path(at);
        const BodyFault fault{kind, type, path.text(), problem, allowed};
        if (count_++ == 0) begin_error(fault, path.last_step());
        if (!call_handler(fault)) add_violation(fault, path.last_step());
        if (is_full()) error_.with_context("the body may have more faults: after 32, they are not looked for");
    }
    /// Whether members that the type does not have are faults.
    bool refuses_unknown() const noexcept { return refuses_unknown_; }

protected:
    FaultReport(const BodyWords& words, bool refuses_unknown, bool unknown_has_row) noexcept
        : words_(&words), refuses_unknown_(refuses_unknown), unknown_has_row_(unknown_has_row)
    {}
    ~FaultReport() = default;

    virtual ApiError error_of(BodyFaultKind kind) const noexcept = 0;
    virtual bool call_handler(const BodyFault& fault) = 0;

    ApiError error_{HttpStatus::none};

private:
    void begin_error(const BodyFault& fault, std::string_view last_step) noexcept
    {
        error_ = error_of(fault.kind);
        FaultText text;
        if (fault.path.empty()) {
            text.put("The body ").put(fault.problem);
            if (ends_in_period(words_->sentence)) text.put(".");
            error_.with_message(text.text());
            return;
        }
        error_.with_param(fault.path); // which fills a template that needs nothing else
        const std::string_view row = row_text(fault.kind);
        const bool row_says = says_fault(row, fault, last_step, name_is_enough(fault.kind));
        if (!row_says && !is_template(row) && !words_->always) return;
        fill_fault_text(text, row_says ? row : words_->sentence, fault, last_step);
        error_.with_message(text.text());
    }
    void add_violation(const BodyFault& fault, std::string_view last_step) noexcept
    {
        FaultText text;
        const std::string_view row = row_text(fault.kind);
        const bool row_says = says_fault(row, fault, last_step, name_is_enough(fault.kind));
        const bool missing = fault.kind == BodyFaultKind::missing;
        fill_fault_text(text, row_says ? row : missing ? words_->missing : words_->others, fault, last_step);
        if (!row_says) text.capitalize();
        error_.with_violation(fault.path, text.text(), word_of(fault.kind));
    }
    std::string_view row_text(BodyFaultKind kind) const noexcept
    {
        const RowData* const row = ErrorAccess::row(error_of(kind));
        return row != nullptr ? row->message : std::string_view();
    }
    bool name_is_enough(BodyFaultKind kind) const noexcept
    {
        return kind == BodyFaultKind::missing || (kind == BodyFaultKind::unknown && unknown_has_row_);
    }
    static bool ends_in_period(std::string_view text) noexcept { return !text.empty() && text.back() == '.'; }
    static std::string_view word_of(BodyFaultKind kind) noexcept
    {
        constexpr std::string_view words[] = {"missing", "wrong_type", "out_of_range", "not_allowed",
                                              "unknown", "refused",    "too_deep"};
        return words[static_cast<std::size_t>(kind) - 1];
    }

    const BodyWords* words_;
    std::size_t count_ = 0;
    bool refuses_unknown_;
    bool unknown_has_row_; ///< apart from that of other faults
};

/// A report with the rows of `Code`.
template <class Code>
class FaultReportOf final : public FaultReport {
public:
    explicit FaultReportOf(const BodyErrors<Code>& errors) noexcept
        : FaultReport(errors.words(), errors.refuses_unknown(), errors.unknown() != errors.invalid()), errors_(&errors)
    {}

private:
    ApiError error_of(BodyFaultKind kind) const noexcept override
    {
        return kind == BodyFaultKind::missing ? errors_->missing()
            : kind == BodyFaultKind::unknown  ? errors_->unknown()
                                              : errors_->invalid();
    }
    bool call_handler(const BodyFault& fault) override
    {
        if (errors_->handler() == nullptr) return false;
        errors_->handler()(error_, fault);
        return true;
    }

    const BodyErrors<Code>* errors_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
