// SPDX-License-Identifier: BSL-1.0
// The user's switches.
//
// Every switch is 0 or 1 and none changes the layout of a type: translation units with different
// settings link together.
#pragma once

#include <amiss/detail/compiler.hpp>

// 1 where a switch expands to 0 or to 1, and 0 for all else: empty, 2, ON, 0x1.
#define AMISS_DETAIL_SWITCH_0 1
#define AMISS_DETAIL_SWITCH_1 1
#define AMISS_DETAIL_SWITCH_OF(VALUE) AMISS_DETAIL_SWITCH_##VALUE
#define AMISS_DETAIL_SWITCH(VALUE) AMISS_DETAIL_SWITCH_OF(VALUE)

// AMISS_CFG_READ: whether <amiss.hpp> includes reading, and with it Boost.JSON.
#ifndef AMISS_CFG_READ
#define AMISS_CFG_READ 1
#endif
#if AMISS_DETAIL_SWITCH(AMISS_CFG_READ) != 1
#error "amiss: AMISS_CFG_READ is 0 or 1"
#endif

// AMISS_CFG_LOCATION: whether fail() remembers the file and line that called it, for logs.
#ifndef AMISS_CFG_LOCATION
#define AMISS_CFG_LOCATION 1
#endif
#if AMISS_DETAIL_SWITCH(AMISS_CFG_LOCATION) != 1
#error "amiss: AMISS_CFG_LOCATION is 0 or 1"
#endif

// AMISS_CFG_GDB_PRINTERS: whether object files have the script that shows errors in gdb.
#ifndef AMISS_CFG_GDB_PRINTERS
#define AMISS_CFG_GDB_PRINTERS 1
#endif
#if AMISS_DETAIL_SWITCH(AMISS_CFG_GDB_PRINTERS) != 1
#error "amiss: AMISS_CFG_GDB_PRINTERS is 0 or 1"
#endif

#undef AMISS_DETAIL_SWITCH
#undef AMISS_DETAIL_SWITCH_OF
#undef AMISS_DETAIL_SWITCH_1
#undef AMISS_DETAIL_SWITCH_0
