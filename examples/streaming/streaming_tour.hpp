// SPDX-License-Identifier: BSL-1.0
// The tour's stations, and what they share: the server, a client, and what came of the last stream.
#pragma once

#include <streaming/server.hpp>

#include <clients/report.hpp>
#include <demo/client.hpp>
#include <demo/server.hpp>

#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/retry.hpp>

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace streaming {

/// What a policy says about repeating.
enum class Repeat { never = 1, if_idempotent, always };

/// How a stream has to fail.
struct Wanted {
    std::error_code code;
    std::size_t parts = 0; ///< that come before it
    Repeat repeat = Repeat::never;
};

class StreamingTour : private clients::Report {
public:
    explicit StreamingTour(std::ostream& transcript);
    StreamingTour(const StreamingTour&) = delete;
    StreamingTour& operator=(const StreamingTour&) = delete;

    clients::TourResult run();

private:
    void whole();
    void as_it_is_made();
    void before_the_first_byte();
    void after_the_first_byte();
    void on_the_wire();
    void cut();
    void lines();
    void cut_lines();
    void once_more();

    /// One request; `parts_` gets what comes.
    amiss::expected<void> receive_all(std::string_view target);
    void check_whole(std::string_view target, std::size_t parts);
    amiss::ApiError check_error(std::string_view target, const Wanted& wanted);

    std::mutex mutex_; ///< for the log, which the server's threads write
    std::string log_;
    StreamingServer server_;
    const demo::Server listening_;
    demo::Client client_;
    std::vector<std::string> parts_;
    std::function<void()> on_part_; ///< called when one has come
};

} // namespace streaming
