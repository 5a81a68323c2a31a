// SPDX-License-Identifier: BSL-1.0
// Checks that translation units with different switches agree on errors that they pass to each other.
//
// CMake writes <units.hpp>, where ODR_UNITS(X) is X(unit) X(unit)…, and defines ODR_READS and ODR_LOCATES: how many
// units can read, and how many remember the place of fail().
#include "parts.hpp"

#include <units.hpp>

#include <cstdio>

namespace odr {
#define ODR_DECLARE(NAME) Unit NAME();
ODR_UNITS(ODR_DECLARE)
} // namespace odr

namespace {

int failures = 0;

void check(bool condition, const odr::Unit& made, const odr::Unit& used, const char* what)
{
    if (condition) return;
    std::printf("an error from %s in %s: %s\n", made.name, used.name, what);
    ++failures;
}

void exchange(const odr::Unit& from, const odr::Unit& to)
{
    check(from.layout == to.layout, from, to, "the layouts differ");
    const amiss::expected<int> result = from.fail("seats");
    check(to.is_refused(result), from, to, "is_refused");
    if (result) return;
    const std::string line = to.log(result.error());
    check(line.find("'seats' is refused.") != line.npos && line.find("a unit") != line.npos, from, to, line.c_str());
    check((line.find(" at ") != line.npos) == from.locates && (line.find("unit.cpp:") != line.npos) == from.locates,
          from, to, line.c_str());
    const std::string body = to.body(result.error());
    check(body == from.body(result.error()) && body.find("refused") != body.npos, from, to, body.c_str());
    if (to.reads_back != nullptr) check(to.reads_back(body), from, to, "reads_back");
}

} // namespace

int main()
{
#define ODR_CALL(NAME) odr::NAME(),
    const odr::Unit units[] = {ODR_UNITS(ODR_CALL)};
    int count = 0;
    int readers = 0;
    int locators = 0;
    for (const odr::Unit& from : units) {
        ++count;
        readers += from.reads && from.reads_back != nullptr ? 1 : 0;
        locators += from.locates ? 1 : 0;
        for (const odr::Unit& to : units) exchange(from, to);
    }
    if (readers != ODR_READS || locators != ODR_LOCATES) {
        std::printf("%d units read and %d locate, expected are %d and %d\n", readers, locators, ODR_READS, ODR_LOCATES);
        ++failures;
    }
    std::printf("%d units, %d failures\n", count, failures);
    return failures == 0 ? 0 : 1;
}
