// SPDX-License-Identifier: BSL-1.0
// What a program does with the catalogue of a case: each line could add errors to those of a mistake in it.
#pragma once

#include <amiss.hpp>

#include <string>

inline constexpr auto billing_envelope =
    amiss::envelope(billing::Code::internal, [] { return amiss::object(amiss::member("code", amiss::field::code)); });

inline amiss::expected<int> charge() { return amiss::fail(billing::Code::card_declined).with_param("card"); }

inline std::string body(const amiss::ApiError& error) { return amiss::to_string(billing_envelope, error, {}); }
