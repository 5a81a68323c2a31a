// Reads what the library has written.
#include "library.hpp"

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#if AMISS_CFG_READ != 1
#error "amiss::amiss has reading"
#endif

int main()
{
    const std::string body = body_of(amiss::cstar::Code::parameter_missing);
    const std::array<std::pair<std::string_view, std::string_view>, 0> headers{};
    const amiss::ApiError back = amiss::read(amiss::cstar::envelope, amiss::Received{400, body, headers});
    std::printf("%s\n", body.c_str());
    return back == amiss::cstar::Code::parameter_missing ? 0 : 1;
}
