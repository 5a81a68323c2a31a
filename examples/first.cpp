// SPDX-License-Identifier: BSL-1.0
// The README's first program: an API of its own, an error that a handler returns, its response, and the error again.
// clang-format off: a table and a layout
// [first]
#include <amiss.hpp>
#include <iostream>

namespace billing {

enum class Code { card_declined = 1, internal };

constexpr auto amiss_catalog(Code) // the catalogue: one row for each code
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "card_error",
                   "Your card was declined."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error", "Something broke."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code) // a duplicate name or a missing row stops the compiler

constexpr auto billing_envelope = amiss::envelope(billing::Code::internal, [] { // the layout of the body
    return amiss::object(amiss::member("error", amiss::object(
        amiss::member("code", amiss::field::code),
        amiss::member("message", amiss::field::message),
        amiss::optional_member("param", amiss::field::param))));
});

amiss::expected<int> charge(std::string_view card)
{
    if (card != "4242") return amiss::fail(billing::Code::card_declined).with_param("card");
    return 100;
}

int main()
{
    auto charged = charge("0002");

    // The server: the error becomes status, headers and body, without an allocation.
    char buffer[1024];
    amiss::Response response = amiss::respond(billing_envelope, charged.error(), {}, buffer);
    std::cout << response.status << ' ' << response.body << '\n';

    // The client: the response becomes the same error again.
    amiss::ApiError error = amiss::read(billing_envelope, amiss::Received{response.status, response.body});
    if (error == billing::Code::card_declined) std::cout << "Try another " << error.param() << ".\n";
}
// [/first]
