# SPDX-License-Identifier: BSL-1.0
"""Replaces Boost from Conan's registry by the system's Boost, and packages nothing.

Exported as boost/VERSION@system, it has the options of the registry's Boost that matter here. Exported as
boost/VERSION@bare, it has neither these options nor the component json.
"""
import os

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration


class SystemBoost(ConanFile):
    name = "boost"
    package_type = "shared-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"without_json": [True, False], "header_only": [True, False]}
    default_options = {"without_json": False, "header_only": False}

    def config_options(self):
        if self.user == "bare":
            del self.options.without_json
            del self.options.header_only

    def validate(self):
        if not os.path.exists("/usr/include/boost/json.hpp"):
            raise ConanInvalidConfiguration("The system has no Boost.JSON (Debian 12: libboost-json1.81-dev).")

    def package_id(self):
        self.info.clear()

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "Boost")
        self._component("headers", [], [])
        if self.user != "bare":
            self._component("container", ["headers"], ["boost_container"])
            self._component("json", ["headers", "container"], ["boost_json"])

    def _component(self, name, requires, libraries):
        component = self.cpp_info.components[name]
        component.includedirs = []
        component.libdirs = []
        component.bindirs = []
        component.requires = requires
        component.system_libs = libraries
        component.set_property("cmake_target_name", f"Boost::{name}")
