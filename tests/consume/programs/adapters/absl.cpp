// SPDX-License-Identifier: BSL-1.0
// A library that returns Abseil's statuses, and a program that takes them as errors of amiss.
#include <amiss/adapt/absl.hpp>

#include <amiss/apis/cstar.hpp>

#include <absl/status/statusor.h>

int main()
{
    const absl::StatusOr<int> missing = absl::NotFoundError("no such ticket");
    const amiss::expected<int> ticket = amiss::to_expected(missing);
    const absl::Status status = amiss::to_absl(amiss::ApiError(amiss::cstar::Code::parameter_missing));
    const bool checked = !ticket && ticket.error().status() == amiss::HttpStatus::not_found
        && status.code() == absl::StatusCode::kInvalidArgument;
    return checked ? 0 : 1;
}
