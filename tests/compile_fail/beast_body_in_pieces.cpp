// expect: amiss: received\(\) reads a body whose bytes are in memory in one piece
// SPDX-License-Identifier: BSL-1.0
// lines: 10
// A dynamic_body is in several buffers: it would have to be copied.
#include <amiss/adapt/beast_client.hpp>

#include <boost/beast/http/dynamic_body.hpp>
#include <boost/beast/http/string_body.hpp>

namespace http = boost::beast::http;

#ifdef AMISS_MUST_NOT_COMPILE
using Body = http::dynamic_body;
#else
using Body = http::string_body;
#endif

bool is_busy(const http::response<Body>& response)
{
    return amiss::received(response).status() == amiss::HttpStatus::service_unavailable;
}
