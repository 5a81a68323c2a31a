// SPDX-License-Identifier: BSL-1.0
// Loops over all envelopes of JSON that ship: those of the APIs, and all formats for the codes of cStar.
#pragma once

#include <amiss/formats/anthropic.hpp>
#include <amiss/formats/aspnet.hpp>
#include <amiss/formats/aws.hpp>
#include <amiss/formats/connect.hpp>
#include <amiss/formats/fastapi.hpp>
#include <amiss/formats/github.hpp>
#include <amiss/formats/google.hpp>
#include <amiss/formats/graphql.hpp>
#include <amiss/formats/jsonapi.hpp>
#include <amiss/formats/jsonrpc.hpp>
#include <amiss/formats/kubernetes.hpp>
#include <amiss/formats/laravel.hpp>
#include <amiss/formats/microsoft.hpp>
#include <amiss/formats/oauth.hpp>
#include <amiss/formats/openai.hpp>
#include <amiss/formats/problem.hpp>
#include <amiss/formats/slack.hpp>
#include <amiss/formats/spring.hpp>
#include <amiss/formats/stripe.hpp>
#include <amiss/formats/twilio.hpp>

#include "support/shipped.hpp"

/// Calls `test(name, envelope, code)` with each of them and one of its enumerators.
template <class Test>
void for_every_envelope(Test test)
{
    for_each_envelope(test);
    constexpr auto code = amiss::cstar::Code::internal_error;
    namespace formats = amiss::formats;
    test("anthropic", formats::anthropic(code), code);
    test("aspnet", formats::aspnet(code), code);
    test("aws_json", formats::aws_json(code), code);
    test("aws_json_1_0", formats::aws_json_1_0(code), code);
    test("aws_rest_json", formats::aws_rest_json(code), code);
    test("connect", formats::connect(code), code);
    test("connect_end_stream", formats::connect_end_stream(code), code);
    test("fastapi", formats::fastapi(code), code);
    test("github", formats::github(code), code);
    test("google", formats::google(code), code);
    test("graphql", formats::graphql(code), code);
    test("jsonapi", formats::jsonapi(code), code);
    test("jsonrpc", formats::jsonrpc(code), code);
    test("mcp", formats::mcp(code), code);
    test("mcp_tool_result", formats::mcp_tool_result(code), code);
    test("kubernetes", formats::kubernetes(code), code);
    test("laravel", formats::laravel(code), code);
    test("microsoft", formats::microsoft(code), code);
    test("oauth", formats::oauth(code), code);
    test("openai", formats::openai(code), code);
    test("problem", formats::problem(code), code);
    test("problem_with_status", formats::problem_with_status(code), code);
    test("problem_3gpp", formats::problem_3gpp(code), code);
    test("slack", formats::slack(code), code);
    test("spring", formats::spring(code), code);
    test("spring_webflux", formats::spring_webflux(code), code);
    test("stripe", formats::stripe(code), code);
    test("twilio", formats::twilio(code), code);
    test("twilio_problem", formats::twilio_problem(code), code);
}
