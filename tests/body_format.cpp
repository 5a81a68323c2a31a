// SPDX-License-Identifier: BSL-1.0
// Tests of the description of a format that is not JSON.
#include <amiss/body_format.hpp>

#include <amiss/envelope_options.hpp>
#include <amiss/layout.hpp>
#include <amiss/xml.hpp>

#include <gtest/gtest.h>

namespace {

constexpr amiss::BodyFormat fault = amiss::xml_format("fault", "");
constexpr auto json = amiss::object(amiss::member("code", amiss::field::code));

TEST(body_format, names_its_root_and_its_namespace)
{
    EXPECT_EQ(fault.root(), "fault");
    EXPECT_EQ(fault.xml_namespace(), "");
    EXPECT_EQ(amiss::xml_format("problem", "urn:ietf:rfc:7807").xml_namespace(), "urn:ietf:rfc:7807");
}

TEST(body_format, is_set_in_a_copy_of_a_layout)
{
    EXPECT_EQ(json.format(fault).options.format, &fault);
    EXPECT_EQ(json.format(fault).options.escaping, amiss::Escaping::xml);
    EXPECT_EQ(json.options.format, nullptr);
}

} // namespace
