// expect: amiss_layout_has_more_than_64_optional_members
// SPDX-License-Identifier: BSL-1.0
// A layout has a 65th optional member.
#include <amiss/layout.hpp>

namespace {

constexpr auto f = amiss::field::param;
constexpr auto o(const char* key, amiss::Field field) { return amiss::optional_member(key, field); }
constexpr auto layout =
    amiss::object(o("m0", f), o("m1", f), o("m2", f), o("m3", f), o("m4", f), o("m5", f), o("m6", f), o("m7", f),
                  o("m8", f), o("m9", f), o("m10", f), o("m11", f), o("m12", f), o("m13", f), o("m14", f), o("m15", f),
                  o("m16", f), o("m17", f), o("m18", f), o("m19", f), o("m20", f), o("m21", f), o("m22", f),
                  o("m23", f), o("m24", f), o("m25", f), o("m26", f), o("m27", f), o("m28", f), o("m29", f),
                  o("m30", f), o("m31", f), o("m32", f), o("m33", f), o("m34", f), o("m35", f), o("m36", f),
                  o("m37", f), o("m38", f), o("m39", f), o("m40", f), o("m41", f), o("m42", f), o("m43", f),
                  o("m44", f), o("m45", f), o("m46", f), o("m47", f), o("m48", f), o("m49", f), o("m50", f),
                  o("m51", f), o("m52", f), o("m53", f), o("m54", f), o("m55", f), o("m56", f), o("m57", f),
                  o("m58", f), o("m59", f), o("m60", f), o("m61", f), o("m62", f), o("m63", f)
#ifdef AMISS_MUST_NOT_COMPILE
                                                                                       ,
                  o("one more", f)
#endif
    );

static_assert(layout.nodes.size() == 65);

} // namespace
