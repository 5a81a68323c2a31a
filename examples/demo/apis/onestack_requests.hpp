// SPDX-License-Identifier: BSL-1.0
// Reads requests to the One Stack APIs: who sends them, what they may do, and what they contain.
#pragma once

#include <demo/request.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>

#include <boost/json/object.hpp>

#include <initializer_list>
#include <string>
#include <string_view>

namespace demo::onestack {

using amiss::expected;
using amiss::onestack::Code;

/// The integration key, the user's session or the portal's token in the request.
expected<Key> authenticate(const Request& request);

/// Counts against the limit of the tenant, which all its keys share.
expected<void> count(Request& request);

enum class Action { read, write };

/// What a handler requires: access to a product, and a permission for something in it.
struct Need {
    std::string_view product;
    std::string_view what;
    Action action;
    bool for_portals = false;
};

expected<void> may(const Request& request, const Need& need);

expected<boost::json::object> body_of(const Request& request);

/// Reads fields and collects everything that is wrong with them, so that one response reports it all.
class Form {
public:
    explicit Form(const boost::json::object& body) : body_(body) {}

    /// A required text; messages call it `label`.
    std::string text(std::string_view field, std::string_view label);
    /// One of the texts `allowed`; `fallback` when it is absent.
    std::string one_of(std::string_view field, std::string_view fallback,
                       std::initializer_list<std::string_view> allowed);
    std::string priority(std::string_view fallback);

    /// Must be called before the values are used.
    expected<void> valid() const;

private:
    const boost::json::object& body_;
    amiss::ApiError error_{Code::validation_error};
};

} // namespace demo::onestack
