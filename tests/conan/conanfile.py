# SPDX-License-Identifier: BSL-1.0
"""Tests the Conan package: programs built with its CMake targets and pkg-config files write a body and read it back."""
import os

from conan import ConanFile
from conan.tools.build import can_run
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.gnu import PkgConfigDeps


class AmissTest(ConanFile):
    settings = "os", "arch", "compiler", "build_type"

    def requirements(self):
        self.requires(self.tested_reference_str)

    def layout(self):
        # The build folder is beside the other builds, and not in the folder of the tests.
        self.folders.root = os.path.join("..", "..")
        self.folders.subproject = os.path.join("tests", "conan")
        cmake_layout(self, build_folder=os.path.join("..", "..", "build", "conan"))

    def generate(self):
        CMakeDeps(self).generate()
        PkgConfigDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.user_presets_path = False
        options = dict(self.dependencies["amiss"].options.items())
        toolchain.cache_variables["WITH_BOOST"] = options["with_boost"] == "True"
        adapters = [name.removeprefix("with_") for name, value in options.items() if value == "True"]
        toolchain.cache_variables["ADAPTERS"] = ";".join(name for name in adapters if name != "boost")
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def test(self):
        if can_run(self):
            CMake(self).ctest(["--output-on-failure", "--no-tests=error"])
