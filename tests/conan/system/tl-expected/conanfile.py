# SPDX-License-Identifier: BSL-1.0
"""Replaces tl-expected from Conan's registry by the system's tl-expected, and packages nothing."""
import os

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration


class SystemTlExpected(ConanFile):
    name = "tl-expected"
    version = "1.0.0"
    user = "system"
    package_type = "header-library"

    def validate(self):
        if not os.path.exists("/usr/include/tl/expected.hpp"):
            raise ConanInvalidConfiguration("The system has no tl-expected (Debian and Ubuntu: libexpected-dev).")

    def package_id(self):
        self.info.clear()

    def package_info(self):
        # The compiler searches /usr/include anyway. As an include folder of a package, it would break #include_next.
        self.cpp_info.includedirs = []
        self.cpp_info.libdirs = []
        self.cpp_info.bindirs = []
        self.cpp_info.set_property("cmake_file_name", "tl-expected")
        self.cpp_info.set_property("cmake_target_name", "tl::expected")
