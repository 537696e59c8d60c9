// Every question the window puts goes through here, without a nested event loop: the answer comes by
// callback.
//
// It comes exactly once, also when the dialog is cancelled or closed, and not at all once the parent is gone.
// Thread of the window only.
//
// Tests and scripts answer beforehand with answerNext(): the same dialog opens, and from the event loop is
// answered as told. From then on no dialog waits for a user: one without an answer is cancelled.
#pragma once

#include "gui/prompts/list_dialog.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>

class QMessageBox;
class QWidget;

namespace gui::prompts {

struct Question {
    QString title;
    QString text;
    QString detail; // may be empty
    QString yes;    // says what happens, never "OK"
    QString no;     // the harmless answer; Esc is this one
};

// One of several; the first choice is the harmless one, Esc is this one, and the last is what Return does
// unless that is the harmless one as well.
struct Choice {
    QString title;
    QString text;
    QString detail;
    QStringList choices;
    bool returnIsHarmless = false;
};

void confirm(QWidget *parent, const Question &question, std::function<void(bool yes)> done);
// Answers with the place of the choice.
void choose(QWidget *parent, const Choice &question, std::function<void(int choice)> done);
// A sentence, and a longer text behind a button when there is one.
void tell(QWidget *parent, const QString &title, const QString &text, const QString &more = {});
// The same with a list. Without a `yes` there is nothing to decide, and done is not called.
void list(QWidget *parent, const ListQuestion &question, std::function<void(bool yes)> done = {});
// An empty answer means: not chosen. Likewise below.
void forFiles(QWidget *parent, const QString &title, const QString &folder, const QString &filter,
              std::function<void(const QStringList &paths)> done);
void forSaving(QWidget *parent, const QString &title, const QString &path, const QString &filter,
               std::function<void(const QString &path)> done);
void forFolder(QWidget *parent, const QString &title, const QString &folder,
               std::function<void(const QString &path)> done);
void forText(QWidget *parent, const QString &title, const QString &label, const QString &value,
             std::function<void(const QString &)> done);
// Megabytes a second; negative: not chosen.
void forNumber(QWidget *parent, const QString &title, const QString &label, double value,
               std::function<void(double)> done);
// A moment to come, to the minute; invalid: not chosen.
void forMoment(QWidget *parent, const QString &title, const QString &label, const QDateTime &value,
               std::function<void(const QDateTime &)> done);

// Once a box has its buttons: lets Tab reach all of them. Qt hands the focus of the row of buttons on to one
// of them, and Tab comes past the row before it comes to the first.
void letTabReachButtons(QMessageBox *box);

// The next question gets this answer: bool, int, QStringList, QString, double or QDateTime; what is none
// (QVariant()) cancels it.
void answerNext(const QVariant &answer);
// What was asked or told since the last takeAsked(), oldest first.
const QStringList &askedSoFar();
// The same, and begins anew; forgets answers that nobody has asked for.
QStringList takeAsked();

} // namespace gui::prompts
