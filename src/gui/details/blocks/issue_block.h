// The block at the top of the panel for an upload that failed or is about to try again: what happened, in
// words, what became of the bytes, and a way to copy it all.
#pragma once

#include "transfer/upload/upload.h"

#include <QFrame>

class QLabel;

namespace gui {

class IssueBlock : public QFrame
{
    Q_OBJECT
public:
    explicit IssueBlock(QWidget *parent = nullptr);

    // Hides itself when there is nothing to say.
    void showFor(const transfer::Upload *upload);

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QLabel *m_icon;
    QLabel *m_step;
    QLabel *m_detail;
    QString m_report;
    bool m_final = true;
};

// What "Copy details" puts on the clipboard; holds no secret.
QString issueReport(const transfer::Upload &upload, const base::Error &error);

} // namespace gui
