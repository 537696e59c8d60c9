// What the account in use is called.
#pragma once

#include <QString>

namespace engine {

class Engine;

// Empty when nobody is signed in.
QString accountName(Engine &engine);

} // namespace engine
