// SPDX-License-Identifier: BSL-1.0
// Everything of amiss: include this, or single headers of <amiss/…>. Adapters to other libraries are never in here.
#pragma once

#include <amiss/config.hpp>

#include <amiss/any_envelope.hpp>
#include <amiss/body_errors.hpp>
#include <amiss/catalog.hpp>
#include <amiss/category.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/event_stream.hpp>
#include <amiss/exception.hpp>
#include <amiss/expected.hpp>
#include <amiss/hash.hpp>
#include <amiss/http.hpp>
#include <amiss/idempotency_key.hpp>
#include <amiss/layout.hpp>
#include <amiss/log.hpp>
#include <amiss/log_envelope.hpp>
#include <amiss/negotiate.hpp>
#include <amiss/parse_delay.hpp>
#include <amiss/raises.hpp>
#include <amiss/request_id.hpp>
#include <amiss/respond.hpp>
#include <amiss/retry.hpp>
#include <amiss/stream_format.hpp>
#include <amiss/trace_context.hpp>
#include <amiss/translate.hpp>
#include <amiss/try.hpp>
#include <amiss/url.hpp>
#include <amiss/version.hpp>
#include <amiss/write.hpp>
#include <amiss/write_each.hpp>
#include <amiss/write_event.hpp>
#include <amiss/www_authenticate.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>

#if AMISS_CFG_READ
#if !__has_include(<boost/json/basic_parser.hpp>)
#error "amiss: reading needs Boost.JSON 1.81 or later; install it, or define AMISS_CFG_READ=0 to leave reading out"
#else
#include <amiss/json.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>
#include <amiss/read_each.hpp>
#include <amiss/read_event.hpp>
#endif
#endif
