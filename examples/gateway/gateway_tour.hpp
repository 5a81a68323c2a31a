// SPDX-License-Identifier: BSL-1.0
// The tour's stations, and what they share: the gateway, the two services, and what goes over the wires.
#pragma once

#include <gateway/files_server.hpp>
#include <gateway/gateway.hpp>

#include <clients/report.hpp>
#include <clients/transport.hpp>
#include <demo/ids.hpp>
#include <demo/server.hpp>
#include <demo/service.hpp>

#include <amiss/any_envelope.hpp>
#include <amiss/error.hpp>

#include <array>
#include <chrono>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace gateway {

/// One of the forms of the gateway's errors, and an Accept that asks for it.
struct Form {
    std::string_view accept;
    amiss::AnyEnvelope envelope;
};
const std::array<Form, 3>& forms();

/// What the gateway did for one request, besides its answer.
struct Seen {
    std::vector<demo::HttpResponse> replies; ///< of the services
    std::chrono::milliseconds waited{};      ///< on the gateway's clock, which does not wait
    std::string log;
};

/// A request to the gateway, and what happens before it.
struct Try {
    std::string_view method;
    std::string_view target;
    std::string_view body{};
    std::function<void()> before{};
};

/// How a request failed: what the client has to see, and what only the log may say.
struct Wanted {
    amiss::ApiError error;    ///< as the gateway would make it, if it had called nobody
    std::string_view logged;  ///< of the service's error
    int calls = 1;            ///< of the services, with the repetitions
    std::string_view allow{}; ///< of a 405
};

class GatewayTour : private clients::Report {
public:
    explicit GatewayTour(std::ostream& transcript);
    GatewayTour(const GatewayTour&) = delete;
    GatewayTour& operator=(const GatewayTour&) = delete;

    clients::TourResult run();

private:
    // --- CodeSpar ---
    void payments();
    void shops();
    void providers();
    void payments_that_wait();
    void the_gateways_key();
    void faults_of_codespar();

    // --- the service of files ---
    void files_that_are_there();
    void names();
    void files_that_wait();
    void faults_of_files();

    // --- services that do not answer, and other answers ---
    void no_service();
    void late_service();
    void nonsense();

    // --- forms ---
    void accepts();
    void own_errors();
    void each_row();
    template <class Code, class Envelope, class Table>
    void each_row_of(const Envelope& envelope, const Table& table);

    // --- steps ---
    void station(std::string_view title);
    /// `accept` has a line for each header.
    demo::HttpResponse send(const Try& wanted, std::string_view accept);
    void check_success(const Try& request, std::string_view body, int calls);
    /// Fails in each of the forms, and in each of them as it would without a service.
    void check_failure(const Try& request, const Wanted& wanted);
    void check_answer(const Form& form, const demo::HttpResponse& answer, const Wanted& wanted, std::string_view id);
    void check_log(const Wanted& wanted, std::string_view id);
    /// The next calls of the files get this status and body.
    void files_answer(int status, std::string body, int times = 1);

    // --- the environment ---
    Upstream upstream(std::string key, clients::Transport& network);
    void plan(const std::function<void(demo::Services&)>& what) { codespar_.with(what); }

    demo::Service codespar_;
    files::FilesServer files_;
    const demo::Server codespar_server_;
    const demo::Server files_server_;
    clients::Transport codespar_network_;
    clients::Transport files_network_;

    std::mutex mutex_; ///< for what the gateway's threads change
    std::chrono::steady_clock::time_point time_{};
    Seen seen_;

    Gateway gateway_;
    demo::Ids ids_; ///< gives the same ids as the gateway's
    const demo::Server server_;
    clients::Transport client_;
};

} // namespace gateway
