// The translation context that all files of words.h share.
#pragma once

#include <QCoreApplication>

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};
