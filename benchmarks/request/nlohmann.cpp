// SPDX-License-Identifier: BSL-1.0
// Answers with nlohmann/json, from an error that is returned in an expected, and from one that is thrown.
#include <request/failure.hpp>
#include <write/nlohmann.hpp>

#include <exception>
#include <utility>

namespace {

struct Thrown : std::exception {
    explicit Thrown(bench::Failure what_failed) : failure(std::move(what_failed)) {}
    const char* what() const noexcept override { return failure.message.c_str(); }
    bench::Failure failure;
};

template <int Depth>
[[gnu::noinline]] int frame(const bench::Incoming& incoming)
{
    if constexpr (Depth == 0) {
        if (!incoming.missing.empty()) throw Thrown(bench::Failure::made(incoming));
        return 1;
    } else {
        return frame<Depth - 1>(incoming) + 1;
    }
}

struct Exception {
    static std::string_view answer(const bench::Incoming& incoming, bench::Page& page)
    {
        try {
            benchmark::DoNotOptimize(frame<bench::depth>(incoming));
            return {};
        } catch (const Thrown& thrown) {
            return bench::answer_with<nlohmann_writing::write>(thrown.failure, incoming, page);
        }
    }
};

const bool entered =
    bench::enter_way<bench::Expected<nlohmann_writing::write>>("nlohmann", "expected and nlohmann/json")
    && bench::enter_way<Exception>("exception", "thrown and caught, nlohmann/json; and the exception's own memory");

} // namespace
