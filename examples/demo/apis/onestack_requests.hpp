// SPDX-License-Identifier: BSL-1.0
// Reads requests to the One Stack APIs: whose they are, what they may do, and what they carry.
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

/// The integration key, the user's session or the portal's token that the request carries.
expected<Key> authenticate(const Request& request);

/// Counts against the limit of the tenant, whichever of its keys it is.
expected<void> count(Request& request);

enum class Action { read, write };

/// What a handler needs: a product, and a permission on something in it.
struct Need {
    std::string_view product;
    std::string_view what;
    Action action;
    bool for_portals = false;
};

expected<void> may(const Request& request, const Need& need);

expected<boost::json::object> body_of(const Request& request);

/// Reads fields and gathers what is wrong with them, so that one response tells it all.
class Form {
public:
    explicit Form(const boost::json::object& body) : body_(body) {}

    /// A text that must be there; its message calls it `label`.
    std::string text(std::string_view field, std::string_view label);
    /// One of the texts `allowed`; `fallback` where it is not given.
    std::string one_of(std::string_view field, std::string_view fallback,
                       std::initializer_list<std::string_view> allowed);
    std::string priority(std::string_view fallback);

    /// To be asked before the values are used.
    expected<void> valid() const;

private:
    const boost::json::object& body_;
    amiss::ApiError error_{Code::validation_error};
};

} // namespace demo::onestack
