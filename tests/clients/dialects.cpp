// SPDX-License-Identifier: BSL-1.0
// The list of the dialects.
#include <clients/dialect.hpp>

namespace judge {

extern const Dialect anthropic_dialect, aws_dialect, azure_dialect, connect_dialect, github_dialect, google_dialect,
    graphql_dialect, jsonrpc_dialect, oauth_dialect, openai_dialect, slack_dialect, stripe_dialect, twilio_dialect;

const std::vector<Dialect>& dialects()
{
    static const std::vector<Dialect> all{anthropic_dialect, aws_dialect,    azure_dialect,   connect_dialect,
                                          github_dialect,    google_dialect, graphql_dialect, jsonrpc_dialect,
                                          oauth_dialect,     openai_dialect, slack_dialect,   stripe_dialect,
                                          twilio_dialect};
    return all;
}

} // namespace judge
