// SPDX-License-Identifier: BSL-1.0
// Checks how much stack reading takes: little for a body that is too long, and a few KiB for any other hostile body.
#include <amiss/read_any.hpp>

#include "check.hpp"

#include <pthread.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

namespace {

struct Task {
    const std::string* body; ///< null for a thread that does nothing
    bool any;
};

void* read_body(void* argument)
{
    const Task& task = *static_cast<const Task*>(argument);
    if (task.body == nullptr) return nullptr;
    const amiss::Received received{400, *task.body};
    const amiss::ApiError error = task.any ? amiss::read_any(received) : amiss::read(amiss::cstar::envelope, received);
    if (amiss::to_int(error.status()) != 400) std::abort();
    return nullptr;
}

/// How many bytes of its stack a thread writes to.
std::size_t stack_used(const std::string* body, bool any)
{
    constexpr std::size_t size = 1U << 20U;
    const std::unique_ptr<char, void (*)(void*)> stack(static_cast<char*>(std::aligned_alloc(4096, size)), std::free);
    std::memset(stack.get(), 0x5A, size);
    pthread_attr_t attributes;
    pthread_t thread;
    Task task{body, any};
    if (pthread_attr_init(&attributes) != 0 || pthread_attr_setstack(&attributes, stack.get(), size) != 0
        || pthread_create(&thread, &attributes, &read_body, &task) != 0 || pthread_join(thread, nullptr) != 0)
        std::abort();
    pthread_attr_destroy(&attributes);
    std::size_t untouched = 0;
    while (untouched < size && stack.get()[untouched] == 0x5A) ++untouched;
    return size - untouched;
}

// The limits in the README.
constexpr std::size_t limit_of_read = 8192;
constexpr std::size_t limit_of_read_any = 9216;
constexpr std::size_t limit_of_too_long = 3072;

} // namespace

int main()
{
    const std::string message(60000, 'm');
    std::string escaped;
    for (int count = 0; count < 9000; ++count) escaped += "\\u00e9";
    const struct {
        const char* name;
        std::string body;
        bool too_long;
    } bodies[] = {
        {"1 MiB of brackets", std::string(1U << 20U, '['), true},
        {"1 MiB of text", R"({"error":{"message":")" + std::string(1U << 20U, 'x') + "\"}}", true},
        {"60,000 brackets", std::string(60000, '['), false},
        {"nested 32 deep", R"({"error":)" + std::string(31, '[') + std::string(31, ']') + "}", false},
        {"a long message", R"({"success":false,"error":{"type":"t","code":"c","message":")" + message + "\"}}", false},
        {"nothing but escapes", R"({"success":false,"error":{"type":"t","code":"c","message":")" + escaped + "\"}}",
         false},
        {"escaped keys", R"({"\u0061\u0062":{"\u0063":")" + escaped + "\"}}", false},
    };
    for (const bool any : {false, true}) {
        for (const auto& body : bodies) stack_used(&body.body, any); // lets the dynamic linker resolve all symbols
        const std::size_t thread = stack_used(nullptr, any);
        for (const auto& body : bodies) {
            const std::size_t used = stack_used(&body.body, any) - thread;
            std::printf("%s, %s: %zu bytes\n", any ? "read_any" : "read", body.name, used);
            CHECK(used > 0 && used <= (body.too_long ? limit_of_too_long : any ? limit_of_read_any : limit_of_read));
        }
    }
    return check::exit_status();
}
