// SPDX-License-Identifier: BSL-1.0
// The library that the program opens while it runs, and closes again.
#include "shop.hpp"

SHOP_EXPORT void shop_second(shop::Library& library) { library = shop::library(); }
