// SPDX-License-Identifier: BSL-1.0
// The table of secrets that are known by how they look: the keys of well-known services, JWTs, PEM blocks, bearer tokens.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What follows the prefix of a secret.
enum class SecretTail : unsigned char {
    token,    ///< letters, digits, `-._~+/=`
    name,     ///< letters, digits, `-_`
    alnum,    ///< letters, digits
    id,       ///< exactly so many capitals and digits
    hex,      ///< exactly so many small hexadecimal digits
    bearer,   ///< a gap and a token; the prefix is in any case
    basic,    ///< a space and what looks like base64
    jwt,      ///< the rest of a JWT
    pem,      ///< the rest of a PEM block with a private key
    telegram, ///< the number of a bot, a colon and its token
};

/// One form of secret.
struct SecretForm {
    char prefix
        [26]; ///< in lower case, where the case does not matter; no pointer, which the loader would have to adjust
    SecretTail tail;
    unsigned char shown; ///< how much of the prefix is shown
    unsigned char least; ///< the fewest characters of a token
    bool random;         ///< must look random, because names begin in the same way
    bool inside;         ///< also counts inside a word, because no word contains the prefix
};

// clang-format off: a table
/// All forms. The first one that fits counts.
inline constexpr SecretForm secret_forms[] = {
    {"sk_live_", SecretTail::token, 3, 1, false, true},
    {"sk_test_", SecretTail::token, 3, 1, false, true},
    {"pk_live_", SecretTail::token, 3, 1, false, true},
    {"pk_test_", SecretTail::token, 3, 1, false, true},
    {"rk_live_", SecretTail::token, 3, 1, false, true},
    {"rk_test_", SecretTail::token, 3, 1, false, true},
    {"sk_", SecretTail::token, 3, 1, true, false}, // not inside a word: "task_force1" is no secret
    {"pk_", SecretTail::token, 3, 1, true, false}, // nor is the constraint "pk_users"
    {"csk_live_", SecretTail::token, 4, 1, false, true},
    {"csk_test_", SecretTail::token, 4, 1, false, true},
    {"csk_", SecretTail::token, 4, 1, true, false},
    {"sk-", SecretTail::name, 3, 8, true, false},         // OpenAI, Anthropic, and many after them
    {"gsk_", SecretTail::alnum, 4, 16, true, false},      // Groq
    {"xai-", SecretTail::alnum, 4, 16, true, false},
    {"pplx-", SecretTail::alnum, 5, 16, true, false},
    {"nvapi-", SecretTail::name, 6, 16, true, false},
    {"r8_", SecretTail::alnum, 3, 16, true, false},       // Replicate
    {"hf_", SecretTail::alnum, 3, 12, true, false},       // Hugging Face
    {"whsec_", SecretTail::token, 6, 8, true, false},     // Stripe's webhooks
    {"ghp_", SecretTail::alnum, 4, 10, false, true},      // GitHub
    {"gho_", SecretTail::alnum, 4, 10, false, true},
    {"ghu_", SecretTail::alnum, 4, 10, false, true},
    {"ghs_", SecretTail::alnum, 4, 10, false, true},
    {"ghr_", SecretTail::alnum, 4, 10, false, true},
    {"github_pat_", SecretTail::name, 11, 8, false, true},
    {"glpat-", SecretTail::token, 6, 8, false, true},     // GitLab
    {"gldt-", SecretTail::name, 5, 8, true, false},
    {"glrt-", SecretTail::name, 5, 8, true, false},
    {"glptt-", SecretTail::name, 6, 8, true, false},
    {"glcbt-", SecretTail::name, 6, 8, true, false},
    {"xoxb-", SecretTail::name, 5, 8, false, true},       // Slack
    {"xoxp-", SecretTail::name, 5, 8, false, true},
    {"xoxa-", SecretTail::name, 5, 8, false, true},
    {"xoxr-", SecretTail::name, 5, 8, false, true},
    {"xoxs-", SecretTail::name, 5, 8, false, true},
    {"xoxc-", SecretTail::name, 5, 8, false, true},
    {"xoxd-", SecretTail::token, 5, 8, false, true},
    {"xoxe.", SecretTail::token, 5, 8, false, true},
    {"xoxe-", SecretTail::name, 5, 8, false, true},
    {"xapp-", SecretTail::name, 5, 8, false, true},
    {"hooks.slack.com/services/", SecretTail::token, 25, 1, false, true},
    {"discord.com/api/webhooks/", SecretTail::token, 25, 1, false, true},
    {"AKIA", SecretTail::id, 4, 16, false, false},        // AWS
    {"ASIA", SecretTail::id, 4, 16, false, false},
    {"AIza", SecretTail::name, 4, 16, false, false},      // Google
    {"ya29.", SecretTail::token, 5, 8, false, false},
    {"GOCSPX-", SecretTail::name, 7, 8, false, false},
    {"1//0", SecretTail::name, 4, 16, true, false},
    {"SG.", SecretTail::token, 3, 16, true, false},       // SendGrid
    {"key-", SecretTail::hex, 4, 32, false, false},       // Mailgun
    {"SK", SecretTail::hex, 2, 32, false, false},         // Twilio
    {"npm_", SecretTail::alnum, 4, 16, true, false},
    {"pypi-", SecretTail::name, 5, 16, true, false},
    {"dckr_pat_", SecretTail::name, 9, 8, false, true},   // Docker
    {"dop_v1_", SecretTail::alnum, 7, 8, false, true},    // DigitalOcean
    {"doo_v1_", SecretTail::alnum, 7, 8, false, true},
    {"dor_v1_", SecretTail::alnum, 7, 8, false, true},
    {"shpat_", SecretTail::alnum, 6, 8, false, true},     // Shopify
    {"shpss_", SecretTail::alnum, 6, 8, false, true},
    {"shpca_", SecretTail::alnum, 6, 8, false, true},
    {"shppa_", SecretTail::alnum, 6, 8, false, true},
    {"EAA", SecretTail::name, 3, 16, false, false},       // Facebook and Square
    {"sq0", SecretTail::name, 3, 12, true, false},        // Square
    {"pat_", SecretTail::alnum, 4, 12, true, false},      // personal access tokens of several
    {"pat-", SecretTail::name, 4, 24, true, false},       // HubSpot
    {"hvs.", SecretTail::name, 4, 12, true, false},       // Vault
    {"hvb.", SecretTail::name, 4, 12, true, false},
    {"dapi", SecretTail::hex, 4, 32, false, false},       // Databricks
    {"lin_api_", SecretTail::alnum, 8, 8, false, true},   // Linear
    {"ntn_", SecretTail::alnum, 4, 16, true, false},      // Notion
    {"secret_", SecretTail::alnum, 7, 24, true, false},
    {"sntrys_", SecretTail::token, 7, 8, false, true},    // Sentry
    {"sntryu_", SecretTail::alnum, 7, 8, false, true},
    {"glsa_", SecretTail::name, 5, 12, true, false},      // Grafana
    {"sbp_", SecretTail::alnum, 4, 16, true, false},      // Supabase
    {"sb_secret_", SecretTail::name, 10, 8, false, true},
    {"tskey-", SecretTail::name, 6, 8, true, false},      // Tailscale
    {"figd_", SecretTail::name, 5, 12, true, false},      // Figma
    {"PMAK-", SecretTail::name, 5, 12, false, false},     // Postman
    {"NRAK-", SecretTail::alnum, 5, 12, false, false},    // New Relic
    {"ATATT3", SecretTail::token, 6, 12, false, false},   // Atlassian
    {"dp.pt.", SecretTail::alnum, 6, 12, false, false},   // Doppler
    {"rzp_live_", SecretTail::alnum, 9, 8, false, true},  // Razorpay
    {"AGE-SECRET-KEY-1", SecretTail::alnum, 16, 8, false, true},
    {"bearer", SecretTail::bearer, 6, 1, false, false},
    {"Basic", SecretTail::basic, 5, 8, true, false},
    {"basic", SecretTail::basic, 5, 8, true, false},
    {"eyJ", SecretTail::jwt, 0, 1, false, false},         // base64url of `{"`
    {"-----BEGIN", SecretTail::pem, 0, 0, false, true},
    {"bot", SecretTail::telegram, 3, 10, false, false},
};
// clang-format on

} // namespace detail
} // inline namespace v0
} // namespace amiss
