// SPDX-License-Identifier: BSL-1.0
// A program that logs an error with spdlog.
#include <amiss/adapt/spdlog.hpp>

#include <amiss/apis/cstar.hpp>

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <sstream>
#include <string>

int main()
{
    std::ostringstream out;
    spdlog::logger logger("server", std::make_shared<spdlog::sinks::ostream_sink_mt>(out));
    const amiss::ApiError error = amiss::cstar::Code::key_expired;
    amiss::log_error(logger, error);
    const bool checked = out.str().find("key_expired") != std::string::npos;
    return checked ? 0 : 1;
}
