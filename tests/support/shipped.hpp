// SPDX-License-Identifier: BSL-1.0
// Loops over the four shipped envelopes and all their codes.
#pragma once

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>

/// Calls `test(name, envelope, code)` with the API's name, its envelope and one of its enumerators.
template <class Test>
void for_each_envelope(Test test)
{
    test("cstar", amiss::cstar::envelope, amiss::cstar::Code::internal_error);
    test("cstar_v1", amiss::cstar_v1::envelope, amiss::cstar_v1::Code::server_error);
    test("codespar", amiss::codespar::envelope, amiss::codespar::Code::internal_error);
    test("onestack", amiss::onestack::envelope, amiss::onestack::Code::internal_error);
}

/// Calls `test(row, envelope, code)` for each code of each envelope.
template <class Test>
void for_each_code(Test test)
{
    for_each_envelope([&test](const char*, const auto& envelope, auto any) {
        using Code = decltype(any);
        for (const amiss::RowData& row : amiss::catalog_of<Code>()) test(row, envelope, static_cast<Code>(row.value));
    });
}
