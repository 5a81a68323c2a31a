// SPDX-License-Identifier: BSL-1.0
// The shared library that the program is linked with.
#include "shop.hpp"

SHOP_EXPORT void shop_first(shop::Library& library) { library = shop::library(); }
