// SPDX-License-Identifier: BSL-1.0
// The identities of the shipped catalogues: the same from every compiler and on every machine.
//
// A change of a row changes its catalogue's identity: then the number here changes too. Nothing else may change it.
#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/catalog.hpp>
#include <amiss/detail/text/hash.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace {

static_assert(amiss::catalog_of<amiss::cstar::Code>().id() == 0xE4B08D0CEDD8E258U);
static_assert(amiss::catalog_of<amiss::cstar_v1::Code>().id() == 0xF9D17CF454A9A7A4U);
static_assert(amiss::catalog_of<amiss::codespar::Code>().id() == 0x7BE26CBE3288259AU);
static_assert(amiss::catalog_of<amiss::onestack::Code>().id() == 0xC2DB701B77194A84U);
static_assert(amiss::catalog_of<amiss::client::Code>().id() == 0xCE5C1FD32BBDD534U);

// The hash of names does not go into an identity, but its tables go into programs.
struct KnownHash {
    std::string_view name;
    std::uint64_t hash;
};
constexpr KnownHash known[] = {{"parameter_missing", 0x73DEBFC6E8E3B069U}, {"a", 0xC75C65A1E0DF3CA4U}};
static_assert(amiss::detail::hash_name(known[0].name) == known[0].hash);
static_assert(amiss::detail::hash_name(known[1].name) == known[1].hash);

TEST(catalogue_identities, hashes_of_names_at_run_time)
{
    for (const KnownHash& each : known)
        EXPECT_EQ(amiss::detail::hash_name(std::string(each.name)), each.hash) << each.name;
}

} // namespace
