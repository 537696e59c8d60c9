// How words of others are shown - a server's, names of files, tags, cells of a table, names of templates and
// accounts: as they are written. Qt takes text that looks like markup for markup, and fetches what it names.
#pragma once

#include <QMessageBox>
#include <QString>

class QLabel;

namespace gui {

// For every tooltip that may hold such words: Qt shows the text as it is, its line ends included, and signs
// in place of control and direction characters.
QString toolTipText(const QString &text);

// For the text of buttons and entries of menus, where & would mark a key.
QString withoutKey(QString text);

// Every label is one of these, unless a form made it. Plain text:
QLabel *plainLabel(const QString &text = {});
// Markup of ours, for links; whatever it takes from elsewhere is escaped by who puts it in.
QLabel *markupLabel(const QString &text = {});

QMessageBox *plainBox(QMessageBox::Icon icon, const QString &title, const QString &text,
                      const QString &detail, QMessageBox::StandardButtons buttons, QWidget *parent);
// Every label that Qt made in a dialog of its own.
void showPlain(QDialog *dialog);

} // namespace gui
