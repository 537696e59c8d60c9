// The translation context of this room, and of engine/account_name.cpp.
#pragma once

#include <QCoreApplication>

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};
