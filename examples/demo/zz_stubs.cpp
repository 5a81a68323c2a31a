#include <demo/scenario.hpp>
namespace demo { Scenarios cstar_v1_scenarios(){return {};} Scenarios codespar_scenarios(){return {};} Scenarios onestack_scenarios(){return {};} }
