// The settings "After publishing": which program is told of published videos, how, and a try of it.
#pragma once

#include "engine/engine.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace engine {
class HookProcess;
struct HookOutcome;
} // namespace engine

namespace gui {

class HookPage : public QWidget
{
    Q_OBJECT
public:
    // engine outlives it.
    explicit HookPage(engine::Engine &engine, QWidget *parent = nullptr);

    void keep() const;
    // False: it cannot be kept so, and the page says why.
    bool check();

private:
    void build();
    void choose();
    void test();
    void showOutcome(const engine::HookOutcome &outcome);
    void tell(bool good, const QString &sentence);
    QString program() const;
    QStringList arguments() const;

    engine::Engine &m_engine;
    QLineEdit *m_program;
    QPlainTextEdit *m_arguments;
    QCheckBox *m_failed;
    QPushButton *m_test;
    QLabel *m_result;
    engine::HookProcess *m_process = nullptr; // a try under way
};

} // namespace gui
