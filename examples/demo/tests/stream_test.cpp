// SPDX-License-Identifier: BSL-1.0
// Checks that bodies come through the demo's server and client whole or in chunks, and that a broken one is noticed.
#include <demo/client.hpp>
#include <demo/server.hpp>

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

int failures = 0;

void expect(bool condition, std::string_view what)
{
    if (condition) return;
    std::cout << "FAILED: " << what << '\n';
    ++failures;
}

/// Throws after these chunks.
demo::NextChunk breaking(std::vector<std::string> all)
{
    return [chunks = demo::chunks_of(std::move(all))] {
        auto chunk = chunks();
        if (!chunk) throw std::runtime_error("it breaks");
        return chunk;
    };
}

/// Makes two chunks, the second one only after somebody said that the first has come; it throws when nobody does.
class Patient {
public:
    demo::NextChunk chunks()
    {
        return [this, at = 0]() mutable -> std::optional<std::string> {
            if (++at == 1) return "first";
            if (at > 2) return std::nullopt;
            if (!first_has_come_.acquire()) throw std::runtime_error("nobody has the first");
            return "second";
        };
    }
    void first_has_come() { first_has_come_.release(); }

private:
    class Signal {
    public:
        void release()
        {
            const std::lock_guard lock(mutex_);
            given_ = true;
            changed_.notify_all();
        }
        bool acquire()
        {
            std::unique_lock lock(mutex_);
            return changed_.wait_for(lock, std::chrono::seconds(10), [this] { return given_; });
        }

    private:
        std::mutex mutex_;
        std::condition_variable changed_;
        bool given_ = false;
    };

    Signal first_has_come_;
};

Patient patient;

demo::HttpResponse answer(const demo::HttpRequest& request)
{
    demo::HttpResponse response;
    if (request.target == "/chunks")
        response.next_chunk = demo::chunks_of({"one ", "", "two ", std::string(100'000, '3')});
    if (request.target == "/broken") response.next_chunk = breaking({"one ", "two"});
    if (request.target == "/at-once") response.next_chunk = breaking({});
    if (request.target == "/patient") response.next_chunk = patient.chunks();
    if (request.target == "/refused") {
        response.status = 503;
        response.next_chunk = demo::chunks_of({"not ", "now"});
    }
    if (request.target == "/whole") response.body = "whole";
    if (request.target == "/none") response.status = 204;
    return response;
}

class Test {
public:
    void run()
    {
        const demo::HttpResponse chunks = stream("/chunks");
        expect(chunks.status == 200 && chunks.body.empty(), "a stream is a 200 without a body of its own");
        expect(data_ == "one two " + std::string(100'000, '3'), "all chunks arrive");
        expect(pieces_ > 1, "they arrive in pieces");
        expect(chunks.headers.find("Transfer-Encoding") == "chunked", "the headers are there");
        expect(client_.send(request("/chunks")).body == data_, "send() puts the chunks together");
        made_as_they_are_sent();

        expect(breaks([this] { stream("/broken"); }), "a stream that breaks off throws");
        expect(data_ == "one two", "what came before that was handed on");
        expect(breaks([this] { client_.send(request("/broken")); }), "so does send()");
        expect(breaks([this] { stream("/at-once"); }) && data_.empty(), "one may break before its first chunk");

        expect(stream("/whole").status == 200 && data_ == "whole", "the connection is opened again");
        const demo::HttpResponse refused = stream("/refused");
        expect(refused.status == 503 && refused.body == "not now" && data_.empty(), "an error's body is returned");
        expect(stream("/none").status == 204 && data_.empty(), "no body is no data");
        demo::HttpRequest head = request("/whole");
        head.method = "HEAD";
        expect(client_.send(head).body.empty(), "the answer to HEAD has no body");
        expect(client_.send(request("/whole")).body == "whole", "nor does it spoil the next answer");

        const auto thrower = [](std::string_view) {
            throw std::system_error(std::make_error_code(std::errc::io_error));
        };
        expect(breaks([&] { client_.stream(request("/chunks"), thrower); }), "what on_data throws is passed on");
        expect(client_.send(request("/whole")).body == "whole", "the client is usable after that");
    }

private:
    void made_as_they_are_sent()
    {
        std::string all;
        const auto receive = [this, &all] {
            client_.stream(request("/patient"), [&all](std::string_view piece) {
                all += piece;
                if (all == "first") patient.first_has_come();
            });
        };
        expect(!breaks(receive) && all == "firstsecond", "a chunk is made when the one before it was sent");
    }

    static demo::HttpRequest request(std::string_view target)
    {
        demo::HttpRequest made;
        made.target = target;
        return made;
    }

    demo::HttpResponse stream(std::string_view target)
    {
        data_.clear();
        pieces_ = 0;
        return client_.stream(request(target), [this](std::string_view piece) {
            data_ += piece;
            ++pieces_;
        });
    }

    template <class F>
    static bool breaks(F&& f)
    {
        try {
            f();
        } catch (const std::system_error&) {
            return true;
        }
        return false;
    }

    const demo::Server server_{0, answer};
    demo::Client client_{server_.port()};
    std::string data_;
    int pieces_ = 0;
};

} // namespace

int main()
{
    Test().run();
    std::cout << failures << " failures\n";
    return failures == 0 ? 0 : 1;
}
