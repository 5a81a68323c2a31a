// SPDX-License-Identifier: BSL-1.0
// Checks how much stack reading takes: little for a body that is too long, and a few KiB for any other hostile body.
//
// With headers, because a body that cannot be read leaves those. What takes the most are details that are nested as deep
// as they may be, with escapes and numbers at each level.
#include <amiss/read_any.hpp>
#include <amiss/read_event.hpp>

#include "check.hpp"

#include <pthread.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <utility>

namespace {

enum class Way { read, check, read_any, read_event };

struct Task {
    const std::string* body; ///< null for a thread that does nothing
    Way way;
};

const std::pair<std::string, std::string> headers[] = {{"Content-Type", "application/json"},
                                                       {"Retry-After", "Fri, 31 Dec 2027 23:59:59 GMT"},
                                                       {"Date", "Fri, 31 Dec 2027 23:59:00 GMT"},
                                                       {"RateLimit", "\"default\";r=7;t=60"},
                                                       {"RateLimit-Policy", "\"default\";q=100"},
                                                       {"X-RateLimit-Reset", "1774866660"},
                                                       {"X-Retry-After", "fri, 31 dec 27 23:59 +0100"},
                                                       {"X-RateLimit-Reset-Tokens", "1h2m3.5s"},
                                                       {"X-Request-Id", "req_1"},
                                                       {"WWW-Authenticate", "Bearer error=\"invalid_token\""}};

// As an event that is an error. One that is too long is the error of the stream.
void read_as_event(const std::string& body)
{
    amiss::EventStream stream;
    stream.feed("event: error\ndata: ");
    stream.feed(body);
    stream.feed("\n\n");
    if (amiss::read_event(amiss::cstar::envelope, stream, amiss::Received{401, "", headers})) std::abort();
}

void* read_body(void* argument)
{
    const Task& task = *static_cast<const Task*>(argument);
    if (task.body == nullptr) return nullptr;
    if (task.way == Way::read_event) return read_as_event(*task.body), nullptr;
    const amiss::Received received{401, *task.body, headers};
    switch (task.way) {
    case Way::read:
        if (amiss::read(amiss::cstar::envelope, received) != amiss::HttpStatus::unauthorized) std::abort();
        break;
    case Way::check:
        if (amiss::check(amiss::onestack::envelope, received)) std::abort();
        break;
    default:
        if (amiss::read_any(received) != amiss::HttpStatus::unauthorized) std::abort();
    }
    return nullptr;
}

/// How many bytes of its stack a thread writes to.
std::size_t stack_used(const std::string* body, Way way)
{
    constexpr std::size_t size = 1U << 20U;
    const std::unique_ptr<char, void (*)(void*)> stack(static_cast<char*>(std::aligned_alloc(4096, size)), std::free);
    std::memset(stack.get(), 0x5A, size);
    pthread_attr_t attributes;
    pthread_t thread;
    Task task{body, way};
    if (pthread_attr_init(&attributes) != 0 || pthread_attr_setstack(&attributes, stack.get(), size) != 0
        || pthread_create(&thread, &attributes, &read_body, &task) != 0 || pthread_join(thread, nullptr) != 0)
        std::abort();
    pthread_attr_destroy(&attributes);
    std::size_t untouched = 0;
    while (untouched < size && stack.get()[untouched] == 0x5A) ++untouched;
    return size - untouched;
}

// The limits in docs/limits.md.
#if defined(__OPTIMIZE__)
constexpr std::size_t limit = 16384;
constexpr std::size_t limit_of_too_long = 6144;
#else
constexpr std::size_t limit = 32768;
constexpr std::size_t limit_of_too_long = 8192;
#endif

std::string repeated(const std::string& text, int count)
{
    std::string all;
    for (int done = 0; done < count; ++done) all += text;
    return all;
}

} // namespace

int main()
{
    const std::string message(60000, 'm');
    const std::string escaped = repeated("\\u00e9", 9000);
    // Each level has an escaped key, a number and an escaped text.
    const std::string level = R"({"k\u0065y":[1.5e10,")" + repeated("\\u00e9", 100) + "\",";
    const std::string details = R"({"code":"NOT_FOUND","error":"x","details":{"a":)";
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
        {"nested details", details + repeated(level, 14) + "1" + repeated("]}", 14) + "}}", false},
        {"nested details, too deep", details + repeated(level, 28) + "1" + repeated("]}", 28) + "}}", false},
        {"nested details, mended",
         "\xEF\xBB\xBF" + details + repeated(level, 14) + "NaN" + repeated("]}", 14) + "}}\xFF", false},
        {"XML",
         "<Error><Code>" + repeated("&amp;", 20) + "</Code><Message>" + repeated("&lt;", 9000) + "\n</Message></Error>",
         false},
        {"deep XML", repeated("<error>", 4000) + repeated("</error>", 4000), false},
        {"a text", repeated("\xFFwords ", 9000), false},
        {"objects in error", repeated(R"({"error":)", 31) + "{}" + std::string(31, '}'), false},
        {"maps of fields",
         R"({"errors":)" + repeated(R"({"a":)", 26) + R"({"_errors":[{"message":"is bad"}]})" + std::string(27, '}'),
         false},
        {"children",
         R"({"message":)" + repeated(R"([{"property":"a","children":)", 13) + "[]" + repeated("}]", 13) + "}", false},
        {"errors in errors, in a message",
         R"({"error":{"message":"{\"errors\":)" + repeated(R"([{\"errors\":)", 6)
             + R"([{\"field\":\"a\",\"message\":\"is bad\"}])" + repeated("}]", 6) + R"(}"}})",
         false},
        {"anything in anything", repeated(R"({"a":[)", 15) + R"({"b":["is bad"]})" + repeated("]}", 15), false},
        {"numbers", R"({"success":false,"error":{"code":1.2345678901234567890e-300,"status":123456789012345678901}})",
         false},
    };
    constexpr const char* names[] = {"read", "check", "read_any", "read_event"};
    for (const Way way : {Way::read, Way::check, Way::read_any, Way::read_event}) {
        const char* const name = names[static_cast<int>(way)];
        for (const auto& body : bodies) stack_used(&body.body, way); // lets the dynamic linker resolve all symbols
        const std::size_t thread = stack_used(nullptr, way);
        std::size_t most = 0;
        for (const auto& body : bodies) {
            const std::size_t used = stack_used(&body.body, way) - thread;
            std::printf("%s, %s: %zu bytes\n", name, body.name, used);
            // What ends a stream has its headers read all the same, for the request id.
            const std::size_t short_limit = way == Way::read_event ? limit / 2 : limit_of_too_long;
            CHECK(used > 0 && used <= (body.too_long ? short_limit : limit));
            if (used > most) most = used;
        }
        std::printf("%s: at most %zu bytes\n", name, most);
    }
    return check::exit_status();
}
