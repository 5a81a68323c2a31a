# SPDX-License-Identifier: BSL-1.0
"""The Conan package of amiss: the headers as amiss::core, as amiss::amiss with Boost, and with the libraries of adapters."""
import os
import re

from conan import ConanFile
from conan.errors import ConanInvalidConfiguration
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy, load
from conan.tools.layout import basic_layout
from conan.tools.scm import Version

required_conan_version = ">=2"

# The adapters to other libraries, include/amiss/adapt/<name>.hpp: the package that each needs, and the components of it. An
# option with_<name> requires it. Those to Boost come with with_boost.
ADAPTERS = {
    "absl": ("abseil/[>=20220623.0]", "absl_status", "absl_statusor"),
    "catch2": ("catch2/[>=2.13 <4]", "_catch2"),
    "curl": ("libcurl/[>=7.78 <9]", "curl"),
    "doctest": ("doctest/[>=2.4 <3]", "doctest"),
    "fmt": ("fmt/[>=9]", "_fmt"),
    "glaze": ("glaze/[>=2]", "glaze"),
    "grpc": ("grpc/[>=1.50 <2]", "grpc++"),
    "gtest": ("gtest/[>=1.12 <2]", "gmock"),
    "httplib": ("cpp-httplib/[>=0.11 <1]", "cpp-httplib"),
    "nlohmann": ("nlohmann_json/[>=3.10 <4]", "nlohmann_json"),
    "pistache": ("pistache/[>=0.0.5 <1]", "libpistache"),
    "poco": ("poco/[>=1.11 <2]", "poco_net"),
    "rapidjson": ("rapidjson/[*]", "rapidjson"),
    "restinio": ("restinio/[>=0.6.16 <0.7]", "restinio"),
    "simdjson": ("simdjson/[>=3 <4]", "simdjson"),
    "spdlog": ("spdlog/[>=1.10 <2]", "libspdlog"),
}
BOOST_ADAPTERS = "asio", "beast", "boost_result", "leaf", "outcome"
# Those that read requests with the parser of Boost.Beast.
WITH_PARSER = "pistache", "poco", "restinio"


class AmissRecipe(ConanFile):
    name = "amiss"
    description = "Error modelling for HTTP/JSON services"
    license = "BSL-1.0"
    topics = ("error-handling", "http", "json", "rest", "header-only")
    package_type = "header-library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"with_boost": [True, False], **{f"with_{name}": [True, False] for name in ADAPTERS}}
    default_options = {"with_boost": True, **{f"with_{name}": False for name in ADAPTERS}}
    exports_sources = "include/*", "LICENSE", "tools/cmake/conan.cmake", "tools/debuggers/amiss.natvis", "tools/debuggers/amiss_printers.py"
    no_copy_source = True
    test_package_folder = "tests/conan"

    def set_version(self):
        header = load(self, os.path.join(self.recipe_folder, "include", "amiss", "version.hpp"))
        numbers = re.findall(r"^#define AMISS_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", header, re.MULTILINE)
        self.version = ".".join(numbers)

    def layout(self):
        basic_layout(self)
        parts = ["core", *self._adapters()]
        if self.options.with_boost:
            parts += ["json", *BOOST_ADAPTERS]
        for part in parts:
            self.cpp.source.components[part].includedirs = ["include"]

    def requirements(self):
        self.requires("tl-expected/[>=1.0 <2]")
        if self._needs_boost():
            self.requires("boost/[>=1.81 <2]")
        for name in self._adapters():
            self.requires(ADAPTERS[name][0])

    def package_id(self):
        self.info.clear()

    def _adapters(self):
        return [name for name in ADAPTERS if self.options.get_safe(f"with_{name}")]

    def _needs_boost(self):
        return self.options.with_boost or any(name in WITH_PARSER for name in self._adapters())

    def _check_compiler(self):
        # The same as in include/amiss/detail/compiler.hpp, but for msvc, which the headers let in: there, somebody has to be
        # the first to try.
        compiler, version = self.settings.get_safe("compiler"), self.settings.get_safe("compiler.version")
        oldest = {"gcc": "11", "clang": "14", "apple-clang": "14"}.get(compiler)
        said = None
        if compiler == "msvc":
            said = "amiss does not support msvc: its compiler has not compiled the headers yet"
        elif oldest and version and Version(version) < oldest:
            said = f"amiss needs {compiler} {oldest} or later, not {version}"
        # Apple's compilers have numbers of their own: 14, in Xcode 14, is the first that is made from LLVM 14.
        untried = "no compiler of Apple's has compiled amiss yet; from 14 on, they are made from LLVM 14 or later"
        if said:
            ending = f"; {untried}" if compiler == "apple-clang" else ""
            raise ConanInvalidConfiguration(f"{said}. gcc 11, clang 14 and later ones work{ending}.")
        if compiler == "apple-clang":
            self.output.warning(f"{untried}.")

    def validate(self):
        self._check_compiler()
        if self.settings.get_safe("compiler.cppstd"):
            check_min_cppstd(self, 23 if self.options.with_glaze else 17)
        if not self._needs_boost():
            return
        boost = self.dependencies["boost"]
        if Version(boost.ref.version) < "1.81":
            raise ConanInvalidConfiguration(f"amiss needs Boost 1.81 or later, not {boost.ref.version}; with_boost=False "
                                            "leaves reading out and does without Boost.")
        if not self.options.with_boost:
            return
        # With either option, the Boost of conan-center has no Boost.JSON library. Other recipes may lack these options.
        for option in "without_json", "header_only":
            if boost.options.get_safe(option, default=False):
                raise ConanInvalidConfiguration(f"amiss reads with Boost.JSON, which Boost lacks if {option}=True; "
                                                f"set boost/*:{option}=False, or amiss/*:with_boost=False to leave reading "
                                                "out.")

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        copy(self, "*.hpp", os.path.join(self.source_folder, "include"), os.path.join(self.package_folder, "include"))
        copy(self, "conan.cmake", os.path.join(self.source_folder, "tools", "cmake"),
             os.path.join(self.package_folder, "tools", "cmake"))
        # For debuggers; tools/cmake/conan.cmake gives the first to programs that are compiled by MSVC.
        share = os.path.join(self.package_folder, "share", "amiss")
        copy(self, "amiss.natvis", os.path.join(self.source_folder, "tools", "debuggers"), share)
        copy(self, "amiss_printers.py", os.path.join(self.source_folder, "tools", "debuggers"), share)

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "amiss")
        # By default, Conan's target for the whole package would be amiss::amiss, which here is the component json.
        self.cpp_info.set_property("cmake_target_name", "amiss::all")
        self.cpp_info.set_property("cmake_build_modules", [os.path.join("tools", "cmake", "conan.cmake")])

        core = self._component("core", "amiss::core", "amiss-core")
        core.defines = ["AMISS_CFG_READ=0"]
        if self.options.with_boost:
            if "json" not in self.dependencies["boost"].cpp_info.components:
                raise ConanInvalidConfiguration(f"amiss reads with Boost.JSON, but {self.dependencies['boost'].ref} has no "
                                                "component json; amiss/*:with_boost=False leaves reading out.")
            json = self._component("json", "amiss::amiss", "amiss")
            json.requires.append("boost::json")
            for name in BOOST_ADAPTERS:
                self._adapter(name, "boost", "headers")
        for name in self._adapters():
            requirement, *components = ADAPTERS[name]
            self._adapter(name, requirement.partition("/")[0], *components)

    def _adapter(self, name, package, *components):
        adapter = self._component(name, f"amiss::{name}", f"amiss-{name}")
        # Some packages have no components, and some versions other ones: then it needs the whole package.
        known = self.dependencies[package].cpp_info.components
        wanted = components if all(component in known for component in components) else [package]
        adapter.requires = ["core", *(f"{package}::{component}" for component in wanted)]
        if name in WITH_PARSER:
            known = self.dependencies["boost"].cpp_info.components
            adapter.requires.append("boost::headers" if "headers" in known else "boost::boost")

    def _component(self, name, cmake_name, pkg_config_name):
        component = self.cpp_info.components[name]
        component.set_property("cmake_target_name", cmake_name)
        component.set_property("pkg_config_name", pkg_config_name)
        component.bindirs = []
        component.libdirs = []
        component.requires = ["tl-expected::tl-expected"]
        return component
