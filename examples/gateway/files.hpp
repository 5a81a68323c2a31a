// SPDX-License-Identifier: BSL-1.0
// The files that the gateway has from a service which speaks Google's form.
#pragma once

#include <gateway/upstream.hpp>

#include <amiss/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace gateway {

struct File {
    std::string name;
    std::int64_t size = 0; ///< in bytes
};

/// Calls the service of files. All errors are of `amiss::cstar`, and none has a text of that service.
class Files {
public:
    explicit Files(Upstream upstream) : upstream_(std::move(upstream)) {}

    amiss::expected<File> find(std::string_view name);
    amiss::expected<File> create(std::string_view name);

private:
    Upstream upstream_;
};

} // namespace gateway
