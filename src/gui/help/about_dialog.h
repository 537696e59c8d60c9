// What this is, in which version, and the licence of every part it is made of.
#pragma once

#include <QDialog>

namespace gui {

class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);

private:
    QWidget *makeHead();
    QWidget *makeLicences();
};

} // namespace gui
