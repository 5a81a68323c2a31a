// expect: include the header with the notes of this API
// SPDX-License-Identifier: BSL-1.0
// lines: 20
// The notes of a shipped API are asked for, but the header that has them is not included.
#include <amiss/apis/cstar.hpp>
#include <amiss/notes.hpp>
#ifndef AMISS_MUST_NOT_COMPILE
#include <amiss/apis/cstar_notes.hpp>
#endif

inline const char* first() { return amiss::notes_of<amiss::cstar::Code>().begin()->text.data(); }
