// SPDX-License-Identifier: BSL-1.0
// The smallest program that shows that amiss is installed: the snippet of docs/install.md, and its proof.
#include <amiss.hpp>

#include "expect.hpp"

#include <cstdio>
#include <string>
#include <string_view>

// The program of the page becomes a function, so that the main below can run it.
#define main installed
// [check]
#include <amiss.hpp>
#include <cstdio>

int main()
{
    const amiss::ApiError error = amiss::cstar::Code::key_expired;
    const std::string body = amiss::to_string(amiss::cstar::envelope, error);
    const amiss::ApiError back = amiss::read(amiss::cstar::envelope, amiss::Received{401, body});
    std::printf("amiss %s: %s\n", AMISS_VERSION_STRING, back == amiss::cstar::Code::key_expired ? "works" : "fails");
    return back == amiss::cstar::Code::key_expired ? 0 : 1;
}
// [/check]
#undef main

int main()
{
    std::FILE* output = std::tmpfile();
    expect(output != nullptr, "there is a file for the output");
    std::FILE* const console = stdout;
    stdout = output;
    const int status = installed();
    stdout = console;
    char line[64] = {};
    std::rewind(output);
    expect(std::fgets(line, sizeof line, output) != nullptr, "the program prints a line");
    std::fclose(output);
    expect(status == 0, "the program ends with 0");
    expect(std::string_view(line) == "amiss 0.1.0: works\n", "the line");

    // The name, status and message that the page gives for the part without reading.
    char body[256];
    const amiss::Response response = amiss::respond(amiss::cstar::envelope, amiss::cstar::Code::key_expired, {}, body);
    expect(response.status == 401 && response.body.find(R"("code":"key_expired")") != std::string_view::npos,
           "writing works without reading");
    std::puts("install: as the page says");
}
