// SPDX-License-Identifier: BSL-1.0
// A request body that is parsed by RapidJSON, and a bad one as an error in CodeSpar's form.
#include <amiss.hpp>
#include <amiss/adapt/rapidjson.hpp>

#include <cstdio>
#include <map>
#include <string>
#include <string_view>

namespace {

namespace codespar = amiss::codespar;

// [types]
struct Payment {
    double amount = 0;
    std::string currency;
    std::map<std::string, std::string> labels;
};

template <class Fields>
void amiss_members(Fields& fields, Payment& payment)
{
    fields("amount", payment.amount).must(payment.amount > 0, "be above 0");
    fields("currency", payment.currency);
    fields.optional("labels", payment.labels);
}
// [/types]

} // namespace

int main()
{
    constexpr std::string_view good = R"({"amount":12.5,"currency":"EUR","labels":{"order":"7"}})";
    // [parse]
    amiss::expected<Payment> payment = amiss::parse_body<Payment>(good, codespar::body_errors, amiss::with_rapidjson);
    // [/parse]
    if (!payment || payment->labels["order"] != "7") return 1;

    const auto bad =
        amiss::parse_body<Payment>(R"({"amount":0,"currency":"EUR"})", codespar::body_errors, amiss::with_rapidjson);
    if (bad) return 1;
    const std::string body = amiss::to_string(codespar::envelope, bad.error());
    std::printf("%s\n", body.c_str());
    return body.find(R"("message":"The field 'amount' must be above 0")") != body.npos ? 0 : 1;
}
