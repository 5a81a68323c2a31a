// SPDX-License-Identifier: BSL-1.0
// What becomes of the errors of the services that the gateway calls: two tables, with a rule for each of their codes.
#pragma once

#include <gateway/files_api.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/translate.hpp>

namespace gateway {

namespace codespar = amiss::codespar;
namespace cstar = amiss::cstar;
using amiss::from;
using amiss::otherwise;
using amiss::to;

// clang-format off: tables
// [table]
inline constexpr auto of_codespar = amiss::translation(
    // What the gateway's client can change.
    from(codespar::Code::slug_invalid), to(cstar::Code::parameter_invalid),
    from(codespar::Code::slug_reserved), to(cstar::Code::resource_conflict),
    from(codespar::Code::slug_conflict), to(cstar::Code::resource_conflict),
    from(codespar::Code::webhook_url_conflict), to(cstar::Code::resource_conflict),
    from(codespar::Code::not_found), to(cstar::Code::resource_not_found),
    from(codespar::Code::needs_connection), to(cstar::Code::insufficient_permissions),
    from(codespar::Code::provider_unavailable), to(cstar::Code::parameter_invalid), // it may name another provider
    // Nothing was done, and it is only a matter of time. The delay goes with these, and with no others.
    from(codespar::Code::rate_limited), to(cstar::Code::rate_limit_exceeded),
    from(codespar::Code::service_unavailable), to(cstar::Code::rate_limit_exceeded),
    // The gateway's own fault: its request, its key, its quota.
    from(codespar::Code::invalid_request), to(cstar::Code::internal_error),
    from(codespar::Code::unauthorized), to(cstar::Code::internal_error),
    from(codespar::Code::forbidden), to(cstar::Code::internal_error),
    from(codespar::Code::quota_exceeded), to(cstar::Code::internal_error),
    // Theirs. It may have taken effect.
    from(codespar::Code::internal_error), to(cstar::Code::internal_error),
    from(codespar::Code::provider_error), to(cstar::Code::internal_error),
    from(codespar::Code::gateway_timeout), to(cstar::Code::internal_error),
    // No answer, no error of CodeSpar's, or a code that is newer than this table.
    otherwise(cstar::Code::internal_error));

static_assert(amiss::covers<codespar::Code>(of_codespar)); // a new code stops the compiler until it has a rule
// [/table]

inline constexpr auto of_files = amiss::translation(
    from(files::Code::file_missing), to(cstar::Code::resource_not_found),
    from(files::Code::access_denied), to(cstar::Code::resource_not_found), // who may not see it is not told that it is there
    from(files::Code::name_invalid), to(cstar::Code::parameter_invalid),
    from(files::Code::name_taken), to(cstar::Code::resource_conflict),
    from(files::Code::quota_used_up), to(cstar::Code::rate_limit_exceeded),
    from(files::Code::backend_unavailable), to(cstar::Code::rate_limit_exceeded),
    from(files::Code::credentials_invalid), to(cstar::Code::internal_error),
    from(files::Code::deadline_exceeded), to(cstar::Code::internal_error),
    from(files::Code::internal), to(cstar::Code::internal_error),
    otherwise(cstar::Code::internal_error));

static_assert(amiss::covers<files::Code>(of_files));
// clang-format on

} // namespace gateway
