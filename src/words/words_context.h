// The translation context that all files of this room share.
#pragma once

#include <QCoreApplication>

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};
